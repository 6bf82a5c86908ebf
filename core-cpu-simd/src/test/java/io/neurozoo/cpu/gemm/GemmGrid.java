// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The shapes that the bit tests walk through: tails of every kind, all forms, all epilogues. */
final class GemmGrid {
  private static final int[] SIZES = {1, 2, 3, 5, 8, 13, 16, 17, 31, 33, 64, 100};

  private GemmGrid() {}

  static List<Epilogue> epilogues() {
    List<Epilogue> all = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      all.add(new Epilogue(false, activation));
      all.add(new Epilogue(true, activation));
      if (!activation.isGradient()) {
        all.add(new Epilogue(false, true, activation));
        all.add(new Epilogue(true, true, activation));
      }
    }
    return all;
  }

  /** Every small shape in all four forms, the epilogues in turn. */
  static void small(Consumer<GemmCase> action) {
    Walk walk = new Walk(action);
    for (int m : SIZES) {
      for (int n : SIZES) {
        for (int k : SIZES) {
          walk.forms(m, n, k);
        }
      }
    }
  }

  /** Empty sums, several blocks of k, several bands of rows, packed and unpacked matrices. */
  static void large(Consumer<GemmCase> action) {
    Walk walk = new Walk(action);
    for (int k : new int[] {0, 255, 256, 257, 385, 800}) {
      for (int n : new int[] {1, 17, 64, 80, 131}) {
        for (int m : new int[] {1, 4, 7, 40, 130}) {
          walk.forms(m, n, k);
        }
      }
    }
    walk.forms(260, 70, 300);
    walk.forms(519, 40, 257);
    walk.forms(1043, 35, 530); // two bands of rows and two blocks of k
    walk.forms(21, 513, 2049); // packs A where it is not transposed
    walk.forms(2051, 513, 7); // and where it is
    walk.forms(133, 613, 530); // several blocks of panels, the last with a tail
  }

  private static final class Walk {
    private final Consumer<GemmCase> action;
    private final List<Epilogue> epilogues = epilogues();
    private int count;

    Walk(Consumer<GemmCase> action) {
      this.action = action;
    }

    void forms(int m, int n, int k) {
      for (int form = 0; form < 4; form++) {
        GemmShape shape = new GemmShape((form & 1) != 0, (form & 2) != 0, m, n, k);
        // The shift lets each form meet each epilogue, though 4 forms may divide their number.
        int shift = count / epilogues.size();
        Epilogue epilogue = epilogues.get((count + shift) % epilogues.size());
        action.accept(GemmCase.random(shape, epilogue, count));
        count++;
      }
    }
  }
}
