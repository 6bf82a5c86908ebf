// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import java.util.Arrays;

/**
 * A data set in two disjoint parts that together hold each of its examples once.
 *
 * @param train the larger part, usually
 * @param validation the part held out
 */
public record Split(Dataset train, Dataset validation) {

  /**
   * Holds out a share of a data set, chosen at random: a pure function of the seed, the fraction
   * and the labels. Both parts keep the order of the data set.
   *
   * <p>Of n examples, round(n * fraction) are held out, at least one and at most n - 1. Where the
   * target is classes the split is stratified: each class gives the whole part of its size times
   * the fraction, and the examples still missing come one each from the classes with the largest
   * remainders. So a class's share is off by less than one example; a class of very few examples
   * may lie wholly in one part. Of equal remainders the lowest index goes first, unless a class has
   * so few examples that its share is less than one: then the seed draws, or else of many rare
   * classes the first ones alone would be held out.
   *
   * <p>Means and deviations of a table are those of the training part, in both parts.
   *
   * @param data at least two examples
   * @param fraction the share held out, above 0 and below 1
   * @param seed chooses the examples
   * @throws DataException where there is only one example
   * @throws IllegalArgumentException where the fraction is out of range
   */
  public static Split holdOut(Dataset data, double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "hold-out of '%s': fraction %s; it must be above 0 and below 1"
              .formatted(data.name(), fraction));
    }
    int n = data.size();
    if (n < 2) {
      throw new DataException(
          "hold-out of '%s': one example cannot be split; give at least two"
              .formatted(data.name()));
    }
    int held = (int) Math.clamp(Math.round(n * fraction), 1L, n - 1L);
    int[][] groups = groups(data);
    int[] quotas = quotas(groups, n, held, seed);
    Philox stream = Philox.of(seed, "data/hold-out");
    boolean[] out = new boolean[n];
    for (int group = 0; group < groups.length; group++) {
      draw(groups[group], quotas[group], stream, group, out);
    }
    return of(
        data,
        where(out, false, n - held),
        part(data, "training", n - held, seed),
        where(out, true, held),
        part(data, "held-out", held, seed));
  }

  /** Two parts; what preprocessing learns from data it learns from the first alone. */
  static Split of(Dataset data, int[] train, String about, int[] rest, String aboutRest) {
    Dataset fitted = data.fittedTo(train);
    return new Split(fitted.subset(train, about), fitted.subset(rest, aboutRest));
  }

  /** The examples of each class, in order; all of them as one group where there are no classes. */
  static int[][] groups(Dataset data) {
    int n = data.size();
    if (!(data.target() instanceof Target.Classes classes)) {
      return new int[][] {upTo(n)};
    }
    int[] sizes = new int[classes.count()];
    for (int i = 0; i < n; i++) {
      sizes[data.label(i)]++;
    }
    int[][] groups = new int[classes.count()][];
    Arrays.setAll(groups, label -> new int[sizes[label]]);
    for (int i = n - 1; i >= 0; i--) {
      int label = data.label(i);
      groups[label][--sizes[label]] = i;
    }
    return groups;
  }

  /**
   * How many each group gives, by the method of largest remainders, in whole numbers: group g of
   * n_g gives n_g * held / n, and the remainders n_g * held mod n rank what is left.
   */
  private static int[] quotas(int[][] groups, int n, int held, long seed) {
    int[] quotas = new int[groups.length];
    long[] remainders = new long[groups.length];
    int missing = held;
    boolean rare = false;
    for (int g = 0; g < groups.length; g++) {
      long share = (long) groups[g].length * held;
      quotas[g] = (int) (share / n);
      remainders[g] = share % n;
      missing -= quotas[g];
      rare |= share > 0 && share < n;
    }
    int[] order = rare ? drawn(groups.length, seed) : upTo(groups.length);
    for (; missing > 0; missing--) {
      int largest = order[0];
      for (int g : order) {
        if (remainders[g] > remainders[largest]) {
          largest = g;
        }
      }
      quotas[largest]++;
      remainders[largest] = -1;
    }
    return quotas;
  }

  /** 0 to count - 1. */
  private static int[] upTo(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** The same in another order. */
  private static int[] drawn(int count, long seed) {
    int[] order = upTo(count);
    Philox stream = Philox.of(seed, "data/hold-out/rare");
    for (int i = count - 1; i > 0; i--) {
      int j = stream.below(i + 1, 0, i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Marks some members of a group: the first steps of a Fisher-Yates shuffle. */
  private static void draw(int[] members, int count, Philox stream, long step, boolean[] out) {
    for (int i = 0; i < count; i++) {
      int j = i + stream.below(members.length - i, step, i);
      int chosen = members[j];
      members[j] = members[i];
      out[chosen] = true;
    }
  }

  static int[] where(boolean[] flags, boolean wanted, int count) {
    int[] indices = new int[count];
    int next = 0;
    for (int i = 0; i < flags.length; i++) {
      if (flags[i] == wanted) {
        indices[next++] = i;
      }
    }
    return indices;
  }

  private static String part(Dataset data, String which, int size, long seed) {
    String how = data.target() instanceof Target.Classes ? "stratified" : "random";
    return "%s; %s part of a %s split (%d of %d, seed %d)"
        .formatted(data.describe(), which, how, size, data.size(), seed);
  }
}
