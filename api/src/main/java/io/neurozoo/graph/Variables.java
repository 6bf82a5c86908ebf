// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors laid out one behind the other in a single flat float32 buffer: a network's
 * parameters, or its state.
 *
 * <p>Each begins at a multiple of 16 floats (64 bytes). The gaps are zero and stay zero under every
 * optimiser, since their gradient is zero. So an optimiser is one pass over the buffer.
 */
public final class Variables {
  /** Floats that the start of each variable is rounded up to. */
  public static final int ALIGNMENT = 16;

  /** The most floats of the flat buffer: a multiple of the alignment below 2^31. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 1023;

  private final Map<String, Variable> byName;
  private final int length;

  private Variables(Map<String, Variable> byName, int length) {
    this.byName = Collections.unmodifiableMap(byName);
    this.length = length;
  }

  /**
   * One named tensor of the flat buffer.
   *
   * @param name dotted, such as {@code features.conv1.weight}
   * @param offset its first element, in floats
   */
  public record Variable(String name, Shape shape, int offset, Initializer initializer) {}

  /** No variables. */
  public static Variables none() {
    return new Variables(new LinkedHashMap<>(), 0);
  }

  /** These variables and one more behind them. */
  public Variables and(String name, Shape shape, Initializer initializer) {
    return andAll(Map.of(name, shape), initializer);
  }

  /** These variables and more behind them, in the order of the map. */
  public Variables andAll(Map<String, Shape> shapes, Initializer initializer) {
    var next = new LinkedHashMap<>(byName);
    int end = length;
    for (var variable : shapes.entrySet()) {
      end =
          append(next, end, new Variable(variable.getKey(), variable.getValue(), end, initializer));
    }
    return new Variables(next, end);
  }

  private static int append(Map<String, Variable> variables, int end, Variable variable) {
    Variable before = variables.putIfAbsent(variable.name(), variable);
    if (before != null) {
      throw new IllegalArgumentException(
          "the name '"
              + variable.name()
              + "' is taken by another parameter "
              + before.shape()
              + "; give the layers different names with call(name, layer, x)");
    }
    if (variable.shape().size() > MAX_LENGTH - end) {
      throw new IllegalArgumentException(
          "'"
              + variable.name()
              + "' "
              + variable.shape()
              + " brings the flat buffer beyond "
              + MAX_LENGTH
              + " values, which is the most; make the network smaller");
    }
    return (int) ((end + variable.shape().size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  /** The variables in the order they were declared. */
  public Map<String, Variable> byName() {
    return byName;
  }

  /** Floats of the flat buffer, gaps included. */
  public int length() {
    return length;
  }

  /** Values in all variables, gaps not counted. */
  public long count() {
    return byName.values().stream().mapToLong(v -> v.shape().size()).sum();
  }

  /** True where there are none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Type of the flat buffer. */
  public TensorType type() {
    return TensorType.f32(length);
  }

  /** One variable as a view into the flat buffer. */
  public Tensor view(Tensor flat, String name) {
    Variable v = byName.get(name);
    if (v == null) {
      throw new IllegalArgumentException(
          "there is no parameter '" + name + "'; there are " + byName.keySet());
    }
    long bytes = (long) v.offset() * DType.F32.bytes();
    TensorType type = TensorType.f32(v.shape());
    return Tensor.wrap(type, flat.segment().asSlice(bytes, type.bytes()), () -> {});
  }

  /** Gives every variable its first values; the gaps become zero. */
  public void initialize(Tensor flat, long seed) {
    flat.segment().fill((byte) 0);
    for (Variable v : byName.values()) {
      v.initializer().fill(view(flat, v.name()), Philox.of(seed, v.name()));
    }
  }
}
