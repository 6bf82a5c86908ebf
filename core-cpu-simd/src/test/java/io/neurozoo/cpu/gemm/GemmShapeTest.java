// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.junit.jupiter.api.Test;

class GemmShapeTest {
  @Test
  void refusesEmptyOutputs() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new GemmShape(false, false, 0, 3, 4));
    assertEquals(
        "gemm: m=0, n=3, k=4; m and n must be at least 1, k at least 0", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new GemmShape(true, true, 1, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new GemmShape(true, false, 1, 1, -1));
  }

  @Test
  void dotProductsHaveOneVectorAndContiguousTerms() {
    assertDots("NN NT TN TT", 1, 1);
    assertDots("NN NT", 5, 1); // a transposed A has the terms of a sum in a column
    assertDots("NT TT", 1, 5);
    assertDots("", 2, 5);
  }

  private static void assertDots(String forms, int m, int n) {
    for (String form : List.of("NN", "NT", "TN", "TT")) {
      GemmShape shape = new GemmShape(form.charAt(0) == 'T', form.charAt(1) == 'T', m, n, 40);
      assertEquals(forms.contains(form), shape.isDots(), shape::toString);
    }
  }
}
