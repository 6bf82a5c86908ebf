// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a result take the place of an operand that dies with the step, where the kernel can work in
 * place.
 */
final class OperandReuse {
  private final Placement places;
  private final InPlace inPlace;
  private final Map<Storage, Integer> lastUse = new IdentityHashMap<>();

  /**
   * Prepares for an order of steps.
   *
   * @param kept values that are read after the last step
   */
  OperandReuse(Placement places, InPlace inPlace, List<Node> order, Collection<Value> kept) {
    this.places = places;
    this.inPlace = inPlace;
    for (int step = 0; step < order.size(); step++) {
      for (Value operand : order.get(step).inputs()) {
        lastUse.put(places.of(operand).storage(), step);
      }
    }
    kept.forEach(v -> lastUse.put(places.of(v).storage(), Integer.MAX_VALUE));
    for (int step = 0; step < order.size(); step++) {
      for (int output = 0; output < order.get(step).outputs().size(); output++) {
        reuse(order.get(step), output, step);
      }
    }
  }

  private void reuse(Node node, int output, int step) {
    Place result = places.of(node.outputs().get(output));
    if (result == null || !isMovable(result)) {
      return;
    }
    for (Value input : node.inputs()) {
      Place operand = places.of(input);
      Storage freed = operand.storage();
      if (isMovable(operand)
          && operand.bytes() == result.bytes()
          && freed != result.storage()
          && lastUse.get(freed) == step
          && inPlace.allows(node, output, freed)) {
        lastUse.put(freed, lastUse.getOrDefault(result.storage(), step));
        result.storage().moveInto(freed, 0);
        return;
      }
    }
  }

  private static boolean isMovable(Place place) {
    return place.storage().kind() == Storage.Kind.ARENA && place.isWhole();
  }
}
