// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

  @Test
  void bytesAreScaledAsTheirPreprocessingSays() {
    byte[] bytes = new byte[256];
    for (int b = 0; b < 256; b++) {
      bytes[b] = (byte) b;
    }
    float[] floats = new float[256];
    Inputs inputs = Inputs.ofBytes(Shape.of(256), bytes);
    inputs.copyInput(0, MemorySegment.ofArray(floats), 0);
    for (int b = 0; b < 256; b++) {
      assertEquals(b / 255f, floats[b], 1e-7f);
      assertEquals(inputs.preprocessing().apply(b), floats[b], 0f);
    }
    assertEquals(0, floats[0], 0f);
    assertEquals(1, floats[255], 0f);
  }

  @Test
  void aDataSetPassesOnWhatItsInputsWentThrough() {
    Inputs inputs = Inputs.ofBytes(Shape.of(1), new byte[] {1, 2});
    Dataset data = Dataset.labelled("d", "", inputs, List.of("a", "b"), new int[] {0, 1});
    assertEquals(inputs.preprocessing(), data.subset(new int[] {1}, "").preprocessing());
    assertEquals(
        inputs.preprocessing(),
        Dataset.valued("d", "", inputs, Shape.of(1), new float[] {1, 2}).preprocessing());
    assertEquals(Preprocessing.none(), Datasets.valued(5).preprocessing());
  }

  @Test
  void laterChangesOfTheArraysDoNotShow() {
    byte[] bytes = {1, 2};
    int[] classes = {0, 1};
    Inputs inputs = Inputs.ofBytes(Shape.of(1), bytes);
    Dataset data = Dataset.labelled("d", "", inputs, List.of("a", "b"), classes);
    bytes[0] = 99;
    classes[0] = 1;
    assertEquals(List.of(1 * (1 / 255f), 2 * (1 / 255f)), Datasets.inputs(data));
    assertEquals(List.of(0, 1), Datasets.labels(data));
  }

  @Test
  void targetsAreIntsForClassesAndFloatsForValues() {
    MemorySegment memory = MemorySegment.ofArray(new int[4]);
    Datasets.labelled(3, 0, 2).copyTarget(1, memory, 4);
    assertEquals(2, memory.get(DType.INT, 4));
    Datasets.valued(5).copyTarget(4, memory, 8);
    assertEquals(40f, memory.get(DType.FLOAT, 8));
    assertEquals(41f, memory.get(DType.FLOAT, 12));
    assertEquals(8, Datasets.valued(5).target().byteSize());
  }

  @Test
  void aSubsetIsAViewInItsOwnOrder() {
    Dataset data = Datasets.labelled(4, 0, 1, 2, 3);
    Dataset subset = data.subset(new int[] {3, 1, 3}, "some");
    assertEquals(List.of(3f, 1f, 3f), Datasets.inputs(subset));
    assertEquals(List.of(3, 1, 3), Datasets.labels(subset));
    assertEquals("some", subset.describe());
    assertEquals(data.target(), subset.target());
    int[] target = new int[1];
    subset.copyTarget(0, MemorySegment.ofArray(target), 0);
    assertArrayEquals(new int[] {3}, target);
  }

  @Test
  void subsetsOfNothingOrOfNoSuchExampleAreRefused() {
    Dataset data = Datasets.labelled(2, 0, 1);
    assertRefused("without examples", () -> data.subset(new int[0], ""));
    assertRefused("asks for example 2", () -> data.subset(new int[] {0, 2}, ""));
    assertRefused("asks for example -1", () -> data.subset(new int[] {-1}, ""));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void valuesThatAreNotFiniteAreNamed(float bad) {
    assertRefused(
        "example 1 holds " + bad + " at position 0",
        () -> Inputs.ofFloats(Shape.of(2), new float[] {0, 1, bad, 3}));
  }

  @Test
  void countsMustFit() {
    assertRefused("not a positive multiple of 2", () -> Inputs.ofBytes(Shape.of(2), new byte[3]));
    assertRefused("not a positive multiple of 2", () -> Inputs.ofBytes(Shape.of(2), new byte[0]));
    Inputs two = Inputs.ofBytes(Shape.of(1), new byte[2]);
    assertRefused(
        "2 inputs but 1 labels",
        () -> Dataset.labelled("d", "", two, List.of("a", "b"), new int[1]));
    assertRefused(
        "2 inputs but 3 targets [1]",
        () -> Dataset.valued("d", "", two, Shape.of(1), new float[3]));
  }

  @Test
  void labelsMustHaveAClass() {
    Inputs one = Inputs.ofBytes(Shape.of(1), new byte[1]);
    assertRefused(
        "the label of example 0 is 2; it must be from 0 to 1",
        () -> Dataset.labelled("d", "", one, List.of("a", "b"), new int[] {2}));
    assertRefused(
        "two labels are alike",
        () -> Dataset.labelled("d", "", one, List.of("a", "a"), new int[] {0}));
  }

  @Test
  void copyingChecksTheExampleAndTheRoom() {
    Dataset data = Datasets.labelled(2, 0, 1);
    MemorySegment room = MemorySegment.ofArray(new float[1]);
    assertThrows(IndexOutOfBoundsException.class, () -> data.copyInput(2, room, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> data.copyInput(-1, room, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> data.copyInput(0, room, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> data.copyTarget(2, room, 0));
  }

  @Test
  void splitsMustSpeakOfTheSameThing() {
    assertRefused(
        "training targets",
        () -> new DataSplits(Datasets.labelled(2, 0, 1), Datasets.labelled(3, 0, 1)));
  }

  @Test
  void valuesHaveNoLabels() {
    assertThrows(IllegalStateException.class, () -> Datasets.valued(2).label(0));
  }

  private static void assertRefused(String expected, Runnable action) {
    DataException e = assertThrows(DataException.class, action::run);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
