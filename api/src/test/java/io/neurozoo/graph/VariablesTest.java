// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final Initializer ONES = Initializer.constant(1);

  private static Variables sample() {
    return Variables.none()
        .and("a", Shape.of(3, 5), ONES)
        .and("b", Shape.of(16), ONES)
        .and("c", Shape.scalar(), ONES)
        .and("d", Shape.of(17), ONES);
  }

  @Test
  void everyVariableBeginsAtAMultipleOfSixteen() {
    Variables layout = sample();
    assertEquals(
        List.of(0, 16, 32, 48),
        layout.byName().values().stream().map(Variables.Variable::offset).toList());
    assertEquals(80, layout.length());
    assertEquals(15 + 16 + 1 + 17, layout.count());
    assertEquals("F32[80]", layout.type().toString());
  }

  @Test
  void manyAreAddedAsOneByOne() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("b", Shape.of(16));
    shapes.put("c", Shape.scalar());
    shapes.put("d", Shape.of(17));
    Variables layout =
        Variables.none().and("a", Shape.of(3, 5), ONES).andAll(shapes, ONES);
    assertEquals(sample().byName(), layout.byName());
    assertEquals(sample().length(), layout.length());
    assertEquals(List.copyOf(sample().byName().keySet()), List.copyOf(layout.byName().keySet()));
  }

  @Test
  void noneHaveNothing() {
    assertTrue(Variables.none().isEmpty());
    assertFalse(sample().isEmpty());
    assertEquals(0, Variables.none().length());
  }

  @Test
  void aViewIsAPartOfTheBuffer() {
    Variables layout = sample();
    Tensor flat = Tensor.onHeap(layout.type());
    Tensor b = layout.view(flat, "b");
    assertEquals(Shape.of(16), b.shape());
    b.set(0, 7);
    b.set(15, 8);
    assertEquals(7, flat.get(16));
    assertEquals(8, flat.get(31));
    b.close();
    assertEquals(7, flat.get(16));
    assertEquals(
        "there is no parameter 'z'; there are [a, b, c, d]",
        assertThrows(IllegalArgumentException.class, () -> layout.view(flat, "z")).getMessage());
  }

  @Test
  void initialisingFillsTheVariablesAndClearsTheGaps() {
    Variables layout = sample();
    Tensor flat = Tensor.onHeap(layout.type());
    flat.copyFrom(filled(layout.length(), Float.NaN));
    layout.initialize(flat, 1);
    float[] expected = new float[80];
    for (Variables.Variable v : layout.byName().values()) {
      Arrays.fill(expected, v.offset(), v.offset() + (int) v.shape().size(), 1);
    }
    assertArrayEquals(expected, flat.toFloats());
  }

  private static float[] filled(int length, float value) {
    float[] out = new float[length];
    Arrays.fill(out, value);
    return out;
  }

  @Test
  void firstValuesDependOnSeedAndNameAndNotOnThePlace() {
    Initializer random = Initializer.uniform(0, 1);
    Variables one = Variables.none().and("a", Shape.of(4), random).and("b", Shape.of(4), random);
    Variables two = Variables.none().and("b", Shape.of(4), random).and("a", Shape.of(4), random);
    assertArrayEquals(values(one, 1, "a"), values(two, 1, "a"));
    assertNotEquals(values(one, 1, "a")[0], values(one, 1, "b")[0]);
    assertNotEquals(values(one, 1, "a")[0], values(one, 2, "a")[0]);
  }

  private static float[] values(Variables layout, long seed, String name) {
    Tensor flat = Tensor.onHeap(layout.type());
    layout.initialize(flat, seed);
    return layout.view(flat, name).toFloats();
  }

  @Test
  void aNameIsTakenOnce() {
    assertEquals(
        "the name 'a' is taken by another parameter [3, 5]; give the layers different names with"
            + " call(name, layer, x)",
        assertThrows(
                IllegalArgumentException.class, () -> sample().and("a", Shape.of(2), ONES))
            .getMessage());
  }

  @Test
  void whatDoesNotFitInABufferIsRefused() {
    // The last of these has 2^63 - 1 elements.
    for (Shape shape :
        List.of(
            Shape.of(1 << 16, 1 << 15),
            Shape.of(Integer.MAX_VALUE - 1023),
            Shape.of(49 * 73 * 127, 337 * 92737, 649657))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> sample().and("big", shape, ONES))
              .getMessage();
      assertTrue(message.startsWith("'big' " + shape + " brings the flat buffer"), message);
    }
    assertEquals(
        Integer.MAX_VALUE - 1023,
        sample().and("big", Shape.of(Integer.MAX_VALUE - 1023 - 80), ONES).length());
  }
}
