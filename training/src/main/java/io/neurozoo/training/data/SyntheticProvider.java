// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A made data set by name, with its size, noise and seed as options. */
record SyntheticProvider(
    String id, String what, int size, int leastSize, double noise, Maker maker)
    implements DatasetProvider {

  private static final int MOST = 10_000_000;
  private static final double MOST_NOISE = 1000;

  /** Makes both parts. */
  @FunctionalInterface
  interface Maker {
    DataSplits of(int size, double noise, long seed);
  }

  static List<DatasetProvider> all() {
    Stream<DatasetProvider> points =
        Stream.of(Synthetic.values())
            .map(
                s ->
                    new SyntheticProvider(
                        s.id(), s.what(), s.standardSize(), s.leastSize(), s.standardNoise(),
                        s::of));
    return Stream.concat(
            points,
            Stream.of(
                new SyntheticProvider(
                    "spirals",
                    "the two spirals of the CMU benchmark",
                    Spirals.STANDARD_SIZE,
                    4,
                    0,
                    Spirals::of),
                new SyntheticProvider(
                    "sine", "one period of a sine, a regression", 1000, 1, 0.1, Sine::of)))
        .toList();
  }

  @Override
  public String summary() {
    return "made: %s; %,d examples, noise %s".formatted(what, size, noise);
  }

  @Override
  public Optional<String> options() {
    return Optional.of("size=N&noise=X&seed=N");
  }

  @Override
  public DataSplits load(DataRequest request) {
    SpecOptions options =
        SpecOptions.parse(
            request.spec().toString(),
            request.spec().options(),
            Set.of("size", "noise", "seed"),
            Set.of());
    int asked = options.whole("size", size, leastSize, MOST);
    if (id.equals("spirals") && asked % 2 != 0) {
      throw options.mistake("size=" + asked + "; it must be even, half for each spiral");
    }
    return maker.of(asked, options.real("noise", noise, 0, MOST_NOISE), options.seed(1));
  }
}
