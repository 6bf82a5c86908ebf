// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Axes in another order: where each axis of the result is found. Axes that stay neighbours are one,
 * and axes of one element are none.
 *
 * @param axes of the result, the last one last
 */
record Transposing(List<Axis> axes) {

  /**
   * An axis.
   *
   * @param from elements of the operand from one place on the axis to the next
   * @param to elements of the result likewise
   */
  record Axis(long extent, long from, long to) {}

  static Transposing of(Shape x, List<Integer> order) {
    long[] strides = new long[order.size()];
    long stride = 1;
    for (int axis = order.size() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= x.dim(axis);
    }
    List<Axis> axes = new ArrayList<>();
    long to = 1;
    for (int i = order.size() - 1; i >= 0; i--) {
      var axis = new Axis(x.dim(order.get(i)), strides[order.get(i)], to);
      to *= axis.extent;
      Axis inner = axes.isEmpty() ? null : axes.getFirst();
      if (axis.extent == 1) {
        continue;
      }
      if (inner != null && axis.from == inner.from * inner.extent) {
        axes.set(0, new Axis(axis.extent * inner.extent, inner.from, inner.to));
      } else {
        axes.addFirst(axis);
      }
    }
    return new Transposing(axes);
  }

  /** Whether the result is the operand. */
  boolean isCopy() {
    return axes.size() < 2;
  }

  /** Whether stretches of the operand are stretches of the result. */
  boolean copiesRows() {
    return axes.getLast().from == 1;
  }

  /** The result row by row, each a row of the operand. */
  RangeKernel rows() {
    long columns = axes.getLast().extent;
    Axis[] outer = axes.subList(0, axes.size() - 1).toArray(Axis[]::new);
    Body body =
        (a, from, to) -> {
          for (long row = from; row < to; row++) {
            MemorySegment.copy(
                a.input(0),
                from(outer, row) * Float.BYTES,
                a.output(0),
                row * columns * Float.BYTES,
                columns * Float.BYTES);
          }
        };
    return RangeKernel.rows(places(outer), columns, body);
  }

  /** How many places there are on some axes. */
  static long places(Axis[] axes) {
    long places = 1;
    for (Axis axis : axes) {
      places *= axis.extent;
    }
    return places;
  }

  /** Where in the operand a place on some axes is, counted in the order of the result. */
  static long from(Axis[] axes, long place) {
    long from = 0;
    for (int i = axes.length - 1; i >= 0; i--) {
      from += place % axes[i].extent * axes[i].from;
      place /= axes[i].extent;
    }
    return from;
  }

  /** Where in the result it is. */
  static long to(Axis[] axes, long place) {
    long to = 0;
    for (int i = axes.length - 1; i >= 0; i--) {
      to += place % axes[i].extent * axes[i].to;
      place /= axes[i].extent;
    }
    return to;
  }
}
