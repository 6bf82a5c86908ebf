// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KFoldTest {

  /** 103 examples: about 6 tenths of class 0, 3 tenths of class 1, a tenth of class 2, mixed. */
  private static Dataset uneven() {
    int[] labels = IntStream.range(0, 103).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();
    return Datasets.labelled(3, labels);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 103})
  void everyExampleIsHeldOutOnce(int k) {
    for (Dataset data : List.of(uneven(), Datasets.valued(103))) {
      for (List<Split> folds :
          List.of(KFold.plain(data, k, 1), KFold.stratified(data, k, 1))) {
        assertEquals(k, folds.size());
        List<Float> held = new ArrayList<>();
        for (Split fold : folds) {
          assertEquals(Datasets.inputs(data), Datasets.union(fold));
          int size = fold.validation().size();
          assertTrue(size == 103 / k || size == (103 + k - 1) / k, "a fold of " + size);
          held.addAll(Datasets.inputs(fold.validation()));
        }
        Collections.sort(held);
        assertEquals(Datasets.inputs(data), held);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void stratifiedFoldsShareEachClass(int k) {
    Dataset data = uneven();
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      long all = Datasets.labels(data).stream().filter(l -> l == wanted).count();
      for (Split fold : KFold.stratified(data, k, 3)) {
        long here = Datasets.labels(fold.validation()).stream().filter(l -> l == wanted).count();
        assertTrue(here == all / k || here == (all + k - 1) / k, here + " of " + all);
      }
    }
  }

  @Test
  void foldsAreAFunctionOfTheSeed() {
    List<Float> first = Datasets.inputs(KFold.stratified(uneven(), 5, 1).getFirst().validation());
    assertEquals(
        first, Datasets.inputs(KFold.stratified(uneven(), 5, 1).getFirst().validation()));
    assertNotEquals(
        first, Datasets.inputs(KFold.stratified(uneven(), 5, 2).getFirst().validation()));
    assertNotEquals(first, Datasets.inputs(KFold.plain(uneven(), 5, 1).getFirst().validation()));
  }

  @Test
  void plainFoldsAreNotInTheOrderOfTheData() {
    List<Float> first = Datasets.inputs(KFold.plain(uneven(), 2, 1).getFirst().validation());
    assertEquals(first.stream().sorted().toList(), first);
    assertTrue(first.getLast() - first.getFirst() > first.size(), "chosen, not cut");
  }

  @Test
  void saysWhatItDid() {
    Split split = KFold.stratified(uneven(), 5, 7).get(2);
    assertEquals(
        "whole numbers; only fold 2 of 0 to 4, stratified, seed 7 (21 of 103)",
        split.validation().describe());
    assertTrue(split.train().describe().contains("all but fold 2"), split.train().describe());
  }

  @Test
  void refusesFoldsThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> KFold.plain(uneven(), 1, 1));
    DataException e = assertThrows(DataException.class, () -> KFold.plain(uneven(), 104, 1));
    assertEquals("folds of 'counting': 104 folds of 103 examples; ask for at most 103 folds",
        e.getMessage());
  }
}
