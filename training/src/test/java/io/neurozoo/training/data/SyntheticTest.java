// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticTest {

  private static DataSplits load(String spec) {
    return DataCatalogue.with(List.of()).load(spec, Path.of("nowhere"));
  }

  private static float[] input(Dataset data, int example) {
    float[] input = new float[(int) data.inputShape().size()];
    data.copyInput(example, MemorySegment.ofArray(input), 0);
    return input;
  }

  private static float target(Dataset data, int example) {
    MemorySegment memory = MemorySegment.ofArray(new float[1]);
    data.copyTarget(example, memory, 0);
    return memory.get(DType.FLOAT, 0);
  }

  @ParameterizedTest
  @CsvSource({"moons,1000,2", "circles,1000,2", "blobs,1000,3", "xor,400,2", "spirals,194,2"})
  void classesAreEqualInNumber(String name, int size, int classes) {
    Dataset data = load(name).train();
    assertEquals(size, data.size());
    assertEquals(Shape.of(2), data.inputShape());
    int[] counts = new int[classes];
    Datasets.labels(data).forEach(label -> counts[label]++);
    for (int count : counts) {
      assertTrue(Math.abs(count - size / classes) <= 1, name + " has " + count);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"moons", "circles", "blobs", "xor", "sine", "spirals"})
  void isAFunctionOfSizeNoiseAndSeed(String name) {
    DataSplits first = load(name + "?size=40&noise=0.3&seed=5");
    DataSplits again = load(name + "?seed=5&noise=0.3&size=40");
    DataSplits other = load(name + "?size=40&noise=0.3&seed=6");
    int different = 0;
    for (int i = 0; i < 38; i++) {
      assertEquals(input(first.train(), i)[0], input(again.train(), i)[0]);
      assertEquals(input(first.test(), i)[0], input(again.test(), i)[0]);
      different += input(first.train(), i)[0] != input(other.train(), i)[0] ? 1 : 0;
    }
    assertTrue(different > 30, "another seed changes " + different + " of 38");
    assertNotEquals(input(first.train(), 0)[0], input(first.test(), 0)[0]);
  }

  /** The same on every machine, interpreted or compiled. */
  @ParameterizedTest
  @CsvSource({
    "moons,-573840885",
    "circles,-801304000",
    "blobs,1214873376",
    "xor,-694061944",
    "spirals,-284304968",
    "spirals?noise=0.1,-1484689462",
    "sine,-841493716",
  })
  void bitsAreSettled(String spec, int expected) {
    DataSplits data = load(spec);
    int hash = 1;
    for (Dataset part : List.of(data.train(), data.test())) {
      for (int i = 0; i < part.size(); i++) {
        hash = 31 * hash + Arrays.hashCode(input(part, i));
        hash = 31 * hash + Float.floatToRawIntBits(target(part, i));
      }
    }
    assertEquals(expected, hash);
  }

  @Test
  void aLongerSetBeginsWithTheShorterOne() {
    for (String name : List.of("moons", "circles", "blobs", "xor", "sine")) {
      Dataset shorter = load(name + "?size=10").train();
      Dataset longer = load(name + "?size=50").train();
      for (int i = 0; i < 10; i++) {
        assertEquals(input(shorter, i)[0], input(longer, i)[0], name);
      }
    }
  }

  @Test
  void spiralsAreTheBenchmarks() {
    DataSplits spirals = load("spirals");
    // i = 0 and 96 of the first spiral, by hand: 6.5 at an angle of 0, 0.5 at an angle of 6 pi.
    assertPoint(0, 6.5, spirals.train(), 0);
    assertPoint(0, -6.5, spirals.train(), 1);
    assertPoint(0, 0.5, spirals.train(), 192);
    // i = 8: an angle of a quarter turn and a radius of 6.5 * 96 / 104 = 6.
    assertPoint(6, 0, spirals.train(), 16);
    assertPoint(-6, 0, spirals.train(), 17);
    assertEquals(192, spirals.test().size());
    // i = 7 1/2: 6.5 * 96.5 / 104 = 6.03125 at 7.5 pi / 16.
    double angle = 7.5 * Math.PI / 16;
    assertPoint(
        6.03125 * StrictMath.sin(angle), 6.03125 * StrictMath.cos(angle), spirals.test(), 14);
  }

  private static void assertPoint(double x, double y, Dataset data, int example) {
    assertEquals(x, input(data, example)[0], 1e-6);
    assertEquals(y, input(data, example)[1], 1e-6);
  }

  @Test
  void withoutNoisePointsLieOnTheirCurves() {
    Dataset moons = load("moons?noise=0").train();
    Dataset circles = load("circles?noise=0").train();
    for (int i = 0; i < 1000; i++) {
      float[] moon = input(moons, i);
      double x = i % 2 == 0 ? moon[0] : 1 - moon[0];
      double y = i % 2 == 0 ? moon[1] : 0.5 - moon[1];
      assertEquals(1, x * x + y * y, 1e-6);
      assertTrue(y >= 0, "a half moon");
      float[] point = input(circles, i);
      double squared = point[0] * point[0] + point[1] * point[1];
      assertEquals(i % 2 == 0 ? 1 : 0.25, squared, 1e-6);
    }
  }

  @Test
  void fourPointsOfXor() {
    Dataset xor = load("xor?size=4&noise=0").train();
    assertEquals(List.of(0, 1, 0, 1), Datasets.labels(xor));
    for (int i = 0; i < 4; i++) {
      boolean signsDiffer = input(xor, i)[0] != input(xor, i)[1];
      assertEquals(signsDiffer ? 1 : 0, xor.label(i));
      assertEquals(1, Math.abs(input(xor, i)[0]));
    }
  }

  @Test
  void noiseHasTheDeviationAskedFor() {
    Dataset xor = load("xor?size=20000&noise=0.2").train();
    double squares = 0;
    for (int i = 0; i < xor.size(); i++) {
      double off = input(xor, i)[0] - (i % 4 == 1 || i % 4 == 2 ? 1 : -1);
      squares += off * off;
    }
    assertEquals(0.2, Math.sqrt(squares / xor.size()), 0.005);
  }

  @Test
  void sineIsARegression() {
    Dataset sine = load("sine?noise=0").train();
    assertEquals(new Target.Values(Shape.of(1)), sine.target());
    for (int i = 0; i < sine.size(); i++) {
      float x = input(sine, i)[0];
      assertTrue(Math.abs(x) <= 3.1416, "x is " + x);
      assertEquals(StrictMath.sin(x), target(sine, i), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "moons?size=1|size=1; it must be a whole number from 2 to 10000000",
        "moons?size=1e3|size=1e3; it must be a whole number",
        "moons?size=99999999999|it must be a whole number from 2 to 10000000",
        "moons?noise=-1|noise=-1; it must be a number from 0.0 to 1000.0",
        "moons?noise=NaN|noise=NaN; it must be a number",
        "moons?noise=|noise=; it must be a number",
        "moons?seed=x|seed=x; it must be a whole number",
        "moons?sede=1|unknown option 'sede'; did you mean seed or size? known: noise, seed, size",
        "moons?size|'size' is no option; write key=value, joined by &",
        "moons?size=3&|'' is no option",
        "moons?size=3&size=4|the option 'size' comes twice; give it once",
        "spirals?size=195|size=195; it must be even, half for each spiral",
        "spirals?size=2|it must be a whole number from 4",
        "blobs?size=2|it must be a whole number from 3",
      })
  void mistakesInOptionsAreNamed(String spec, String expected) {
    DataException e = assertThrows(DataException.class, () -> load(spec));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().startsWith("data set '" + spec + "': "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
