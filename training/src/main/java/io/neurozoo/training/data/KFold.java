// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cross-validation: a data set cut into k folds of equal size, but for one example; each fold is
 * held out once, and the others are what is learned from. A pure function of the data's size or
 * labels, k and the seed. All parts keep the order of the data set, and what preprocessing learns
 * from data it learns from the training part of each split.
 */
public final class KFold {

  private KFold() {}

  /**
   * Folds without regard to classes.
   *
   * @param data at least k examples
   * @param k how many folds, at least 2
   * @param seed chooses the examples of each
   * @return the splits, the first fold held out first
   * @throws DataException where there are fewer examples than folds
   */
  public static List<Split> plain(Dataset data, int k, long seed) {
    int[] all = new int[data.size()];
    Arrays.setAll(all, i -> i);
    return splits(data, new int[][] {all}, k, seed, "plain");
  }

  /**
   * Folds that hold each class in equal number, but for one example.
   *
   * @param data at least k examples; where its targets are no classes, the folds are plain
   * @param k how many folds, at least 2
   * @param seed chooses the examples of each
   * @return the splits, the first fold held out first
   * @throws DataException where there are fewer examples than folds
   */
  public static List<Split> stratified(Dataset data, int k, long seed) {
    return data.target() instanceof Target.Classes
        ? splits(data, Split.groups(data), k, seed, "stratified")
        : plain(data, k, seed);
  }

  /**
   * Shuffles each group and deals the examples to the folds in turn, from group to group without a
   * break: so both a fold's size and its share of a group are off by less than one.
   */
  private static List<Split> splits(
      Dataset data, int[][] groups, int k, long seed, String how) {
    int n = data.size();
    if (k < 2) {
      throw new IllegalArgumentException(
          "folds of '%s': k is %d; it must be at least 2".formatted(data.name(), k));
    }
    if (k > n) {
      throw new DataException(
          "folds of '%s': %d folds of %d examples; ask for at most %d folds"
              .formatted(data.name(), k, n, n));
    }
    Philox stream = Philox.of(seed, "data/k-fold");
    int[] foldOf = new int[n];
    int dealt = 0;
    for (int group = 0; group < groups.length; group++) {
      int[] members = groups[group];
      for (int i = members.length - 1; i > 0; i--) {
        int j = stream.below(i + 1, group, i);
        int swapped = members[i];
        members[i] = members[j];
        members[j] = swapped;
      }
      for (int member : members) {
        foldOf[member] = dealt++ % k;
      }
    }
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      splits.add(split(data, foldOf, fold, "of 0 to %d, %s, seed %d".formatted(k - 1, how, seed)));
    }
    return List.copyOf(splits);
  }

  private static Split split(Dataset data, int[] foldOf, int fold, String how) {
    boolean[] held = new boolean[foldOf.length];
    int count = 0;
    for (int i = 0; i < held.length; i++) {
      held[i] = foldOf[i] == fold;
      count += held[i] ? 1 : 0;
    }
    String about = "%s; %s fold %d " + how + " (%d of %d)";
    int n = held.length;
    return Split.of(
        data,
        Split.where(held, false, n - count),
        about.formatted(data.describe(), "all but", fold, n - count, n),
        Split.where(held, true, count),
        about.formatted(data.describe(), "only", fold, count, n));
  }
}
