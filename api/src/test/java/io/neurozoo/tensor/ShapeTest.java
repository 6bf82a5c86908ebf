// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {
  private static String error(Runnable action) {
    return assertThrows(ShapeException.class, action::run).getMessage();
  }

  @Test
  void knowsItsExtents() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(3, shape.rank());
    assertEquals(24, shape.size());
    assertEquals(2, shape.dim(0));
    assertEquals(4, shape.dim(-1));
    assertEquals(2, shape.dim(-3));
    assertEquals(4, shape.last());
    assertEquals("[2, 3, 4]", shape.toString());
    assertArrayEquals(new int[] {2, 3, 4}, shape.toArray());
    assertEquals(3_000_000_000_000L, Shape.of(1_000_000, 3_000_000).size());
  }

  @Test
  void aScalarHasNoExtents() {
    assertSame(Shape.scalar(), Shape.of());
    assertEquals(0, Shape.scalar().rank());
    assertEquals(1, Shape.scalar().size());
    assertEquals(1, Shape.scalar().last());
    assertEquals("[]", Shape.scalar().toString());
  }

  @Test
  void doesNotChangeWithTheArrayItWasMadeOf() {
    int[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 9;
    shape.toArray()[1] = 9;
    assertEquals(Shape.of(2, 3), shape);
    assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
    assertNotEquals(Shape.of(3, 2), shape);
    assertNotEquals(Shape.of(6), shape);
  }

  @Test
  void otherShapesAreMadeOfIt() {
    Shape shape = Shape.of(2, 3);
    assertEquals(Shape.of(5, 2, 3), shape.prepend(5));
    assertEquals(Shape.of(3), shape.dropFirst());
    assertEquals(Shape.scalar(), Shape.of(3).dropFirst());
    assertEquals(Shape.of(7, 3), shape.with(0, 7));
    assertEquals(Shape.of(2, 7), shape.with(-1, 7));
    assertEquals("a scalar has no extent to drop", error(() -> Shape.scalar().dropFirst()));
  }

  @Test
  void wrongExtentsAreRefused() {
    assertEquals(
        "shape [2, 0] has the extent 0; every extent must be at least 1",
        error(() -> Shape.of(2, 0)));
    assertEquals(
        "shape [1, 1, 1, 1, 1, 1, 1, 1, 1] has rank 9; at most 8 is supported",
        error(() -> Shape.of(1, 1, 1, 1, 1, 1, 1, 1, 1)));
    assertEquals(
        "shape [2147483647, 2147483647, 4] has 2^63 elements or more; make it smaller",
        error(() -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 4)));
    assertEquals("shape [2, 3] of rank 2 has no axis 2", error(() -> Shape.of(2, 3).dim(2)));
    assertEquals("shape [2, 3] of rank 2 has no axis -3", error(() -> Shape.of(2, 3).dim(-3)));
    assertEquals("shape [] of rank 0 has no axis -1", error(() -> Shape.of().with(-1, 1)));
  }

  @Test
  void shapesBroadcastFromTheRight() {
    assertEquals(Shape.of(4, 2, 3), Shape.broadcast(Shape.of(2, 1), Shape.of(4, 1, 3)));
    assertEquals(Shape.of(2, 3), Shape.broadcast(Shape.scalar(), Shape.of(2, 3)));
    assertEquals(
        "shapes [2, 3] and [2] do not broadcast: extents 3 and 2, counted from the right, must be"
            + " equal or 1",
        error(() -> Shape.broadcast(Shape.of(2, 3), Shape.of(2))));
    assertTrue(Shape.of(1, 3).broadcastsTo(Shape.of(5, 2, 3)));
    assertTrue(Shape.scalar().broadcastsTo(Shape.scalar()));
    assertFalse(Shape.of(2, 3).broadcastsTo(Shape.of(1, 3)));
    assertFalse(Shape.of(1, 3).broadcastsTo(Shape.of(3)));
  }
}
