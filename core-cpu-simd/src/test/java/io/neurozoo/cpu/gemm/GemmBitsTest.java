// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both twins leave the same bits, whatever the shape, the epilogue and the division of work. */
class GemmBitsTest {
  @Test
  void vectorEqualsScalarForSmallShapes() {
    Random random = new Random(1);
    GemmGrid.small(gemm -> assertTwins(gemm, random));
  }

  @Test
  void vectorEqualsScalarForSeveralBlocksAndBands() {
    Random random = new Random(2);
    GemmGrid.large(gemm -> assertTwins(gemm, random));
  }

  @Test
  void everyCutLeavesTheSameBits() {
    for (Epilogue epilogue : GemmGrid.epilogues()) {
      assertCuts(new GemmShape(false, false, 9, 150, 20), epilogue);
      assertCuts(new GemmShape(true, false, 43, 21, 20), epilogue);
      assertCuts(new GemmShape(false, true, 5, 85, 300), epilogue);
      assertCuts(new GemmShape(true, true, 37, 37, 20), epilogue);
      assertCuts(new GemmShape(false, false, 37, 1, 21), epilogue);
      assertCuts(new GemmShape(false, true, 1, 85, 300), epilogue);
    }
  }

  private static void assertCuts(GemmShape shape, Epilogue epilogue) {
    GemmCase gemm = GemmCase.random(shape, epilogue, 5);
    float[] expected = gemm.scalar(units -> 0);
    int units = VectorGemm.of(shape, epilogue).units();
    assertTrue(units > 1, () -> shape + " has only one unit");
    for (int u = 0; u <= units; u++) {
      int cut = u;
      assertBits(expected, gemm.vector(all -> cut), gemm);
    }
    for (int u = 0; u <= shape.m(); u++) {
      int cut = u;
      assertBits(expected, gemm.scalar(all -> cut), gemm);
    }
  }

  @Test
  void unitsWriteTheirRegionAndNothingElse() {
    for (GemmShape shape :
        List.of(
            new GemmShape(false, false, 43, 21, 9),
            new GemmShape(false, false, 21, 43, 9),
            new GemmShape(false, false, 1, 200, 9),
            new GemmShape(false, true, 1, 200, 9),
            new GemmShape(false, false, 200, 1, 9),
            new GemmShape(true, false, 200, 1, 9))) {
      GemmCase gemm = GemmCase.random(shape, Epilogue.NONE, 3);
      float[] expected = gemm.scalar(units -> 0);
      Sgemm plan = VectorGemm.of(shape, Epilogue.NONE);
      for (int u = 0; u < plan.units(); u++) {
        Sgemm.Region region = plan.region(u, u + 1);
        float[] actual = gemm.vectorUnits(u, u + 1);
        for (int i = 0; i < shape.m() * shape.n(); i++) {
          int row = i / shape.n();
          int column = i % shape.n();
          boolean inside =
              row >= region.fromRow()
                  && row < region.toRow()
                  && column >= region.fromColumn()
                  && column < region.toColumn();
          float wanted = inside ? expected[i] : GemmCase.CANARY;
          assertEquals(wanted, actual[i], () -> shape + ", " + region);
        }
      }
    }
  }

  @Test
  void eachOutputIsOneChainOrTheTreeOfADotProduct() {
    GemmGrid.large(GemmBitsTest::assertProduct);
    GemmGrid.small(
        gemm -> {
          if (gemm.shape().isDots()) {
            assertProduct(gemm);
          }
        });
  }

  private static void assertProduct(GemmCase gemm) {
    GemmCase plain =
        new GemmCase(gemm.shape(), Epilogue.NONE, gemm.a(), gemm.b(), gemm.bias(), gemm.matrix());
    assertBits(plain.product(), plain.vector(units -> units), plain);
    assertBits(plain.product(), plain.scalar(units -> 0), plain);
  }

  @Test
  void aRowTimesOneColumnDoesNotDependOnTheOtherRows() {
    for (int k : new int[] {1, 16, 37, 300}) {
      GemmCase all = GemmCase.random(new GemmShape(false, false, 64, 1, k), Epilogue.NONE, k);
      float[] expected = all.vector(units -> 1);
      for (int m : new int[] {1, 2, 7, 64}) {
        GemmShape shape = new GemmShape(false, false, m, 1, k);
        for (int first = 0; first + m <= 64; first += m) {
          float[] rows = Arrays.copyOfRange(all.a(), first * k, (first + m) * k);
          GemmCase some = new GemmCase(shape, Epilogue.NONE, rows, all.b(), null, null);
          float[] wanted = Arrays.copyOfRange(expected, first, first + m);
          assertBits(wanted, some.vector(units -> 0), some);
          assertBits(wanted, some.scalar(units -> 0), some);
        }
      }
    }
  }

  /** A term that is not there must not be added as +0. */
  @Test
  void sumsThatUnderflowKeepTheSignOfZero() {
    for (int k = 1; k < 70; k++) {
      float[] a = new float[17 * k];
      float[] b = new float[k];
      Arrays.fill(a, 0x1p-100f);
      Arrays.fill(b, -0x1p-100f);
      GemmShape shape = new GemmShape(false, false, 17, 1, k);
      assertProduct(new GemmCase(shape, Epilogue.NONE, a, b, null, null));
    }
  }

  @Test
  void fusedEqualsUnfused() {
    fusedEqualsUnfused(new GemmShape(false, false, 11, 75, 30));
    fusedEqualsUnfused(new GemmShape(false, false, 43, 1, 30));
    fusedEqualsUnfused(new GemmShape(false, true, 1, 75, 30));
  }

  private static void fusedEqualsUnfused(GemmShape shape) {
    for (Epilogue epilogue : GemmGrid.epilogues()) {
      GemmCase gemm = GemmCase.random(shape, epilogue, 8);
      float[] expected = gemm.product();
      for (int i = 0; i < expected.length; i++) {
        float sum = epilogue.bias() ? expected[i] + gemm.bias()[i % shape.n()] : expected[i];
        sum = epilogue.residual() ? sum + gemm.matrix()[i] : sum;
        expected[i] = ScalarGemm.activate(epilogue.activation(), sum, gemm.matrix()[i]);
      }
      assertBits(expected, gemm.vector(units -> 1), gemm);
    }
  }

  @Test
  void sumsOfColumnsAreOneChainEach() {
    for (int[] s :
        new int[][] {{1, 33, 17}, {17, 1, 3}, {9, 10, 3}, {40, 16, 64}, {300, 131, 800}}) {
      for (boolean transposeA : new boolean[] {false, true}) {
        GemmShape shape = new GemmShape(transposeA, false, s[0], s[1], s[2]);
        GemmCase gemm = GemmCase.random(shape, Epilogue.NONE, 4);
        float[] expected = new float[shape.n()];
        for (int p = 0; p < shape.k(); p++) {
          for (int j = 0; j < shape.n(); j++) {
            expected[j] += gemm.b(p, j);
          }
        }
        int units = VectorGemm.of(shape, Epilogue.NONE).units();
        assertBits(expected, gemm.sums(true, units / 2), gemm);
        assertBits(expected, gemm.sums(false, s[0] / 2), gemm);
      }
    }
  }

  @Test
  void noTermsLeaveTheActivatedBias() {
    Epilogue epilogue = new Epilogue(true, Activation.RELU);
    float[] bias = {1f, -1f, 0f, -0f, 2f};
    float[] expected = {1f, 0f, 0f, 0f, 2f, 1f, 0f, 0f, 0f, 2f};
    for (int m = 1; m <= 2; m++) {
      GemmShape shape = new GemmShape(false, true, m, 5, 0);
      GemmCase gemm = new GemmCase(shape, epilogue, new float[0], new float[0], bias, null);
      float[] rows = Arrays.copyOf(expected, m * 5);
      assertArrayEquals(rows, gemm.vector(units -> 0));
      assertArrayEquals(rows, gemm.scalar(units -> 0));
    }
  }

  @Test
  void reluPropagatesNanAndClearsNegativeZero() {
    Epilogue epilogue = new Epilogue(true, Activation.RELU);
    float[] a = {1f};
    float[] b = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, -3f, 3f};
    float[] bias = new float[6];
    Arrays.fill(bias, -0f);
    GemmCase gemm = new GemmCase(new GemmShape(false, false, 1, 6, 1), epilogue, a, b, bias, null);
    float[] expected = {Float.NaN, Float.POSITIVE_INFINITY, 0f, 0f, 0f, 3f};
    assertArrayEquals(expected, gemm.vector(units -> 0)); // tells +0 from -0
    assertArrayEquals(expected, gemm.scalar(units -> 0));
  }

  private static void assertTwins(GemmCase gemm, Random random) {
    float[] expected = gemm.scalar(units -> random.nextInt(units + 1));
    assertBits(expected, gemm.vector(units -> random.nextInt(units + 1)), gemm);
  }

  private static void assertBits(float[] expected, float[] actual, GemmCase gemm) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
        fail(gemm + ": output " + i + " is " + actual[i] + ", expected " + expected[i]);
      }
    }
    assertEquals(expected.length, actual.length);
  }
}
