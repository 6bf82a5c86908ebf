// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data sets whose files are known to the byte. */
final class KnownSets {
  private static final String BROWNLEE = "https://github.com/jbrownlee/Datasets";

  private static final List<KnownSet> ALL =
      Stream.of(
              new KnownSet(
                  "mnist",
                  List.of(
                      new KnownFile(
                          "mnist/train-images-idx3-ubyte",
                          47_040_016,
                          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                      new KnownFile(
                          "mnist/train-labels-idx1-ubyte",
                          60_008,
                          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                      new KnownFile(
                          "mnist/t10k-images-idx3-ubyte",
                          7_840_016,
                          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                      new KnownFile(
                          "mnist/t10k-labels-idx1-ubyte",
                          10_008,
                          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
                  Optional.of("http://yann.lecun.com/exdb/mnist/")),
              new KnownSet(
                  "fashion-mnist",
                  List.of(
                      new KnownFile(
                          "fashion-mnist/train-images-idx3-ubyte",
                          47_040_016,
                          "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                      new KnownFile(
                          "fashion-mnist/train-labels-idx1-ubyte",
                          60_008,
                          "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                      new KnownFile(
                          "fashion-mnist/t10k-images-idx3-ubyte",
                          7_840_016,
                          "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                      new KnownFile(
                          "fashion-mnist/t10k-labels-idx1-ubyte",
                          10_008,
                          "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
                  Optional.of("https://github.com/zalandoresearch/fashion-mnist")),
              new KnownSet(
                  "auto-insurance",
                  List.of(
                      new KnownFile(
                          "tabular/auto-insurance.csv",
                          495,
                          "d9e3760422d50a8b68176cc233c8b8889badc017f38a1551f2f4ec3efcd9ebe4")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "banknote-authentication",
                  List.of(
                      new KnownFile(
                          "tabular/banknote_authentication.csv",
                          46_400,
                          "d0539aaed2139ba7a587b3e34fb345ce503ff7d5d33dbf9912d8e195ce425cb9")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "breast-cancer-wisconsin",
                  List.of(
                      new KnownFile(
                          "tabular/breast-cancer-wisconsin.csv",
                          14_486,
                          "9c9dc50e62dbcece16e5707bdec7514f87230d0aa35798b9aaffbc77cf736f1f")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "california-housing",
                  List.of(
                      new KnownFile(
                          "tabular/california_housing.csv",
                          1_423_529,
                          "8a3727f4cf54ac1a327f69b1d5b4db54c5834ea81c6e4efc0d163300022a685e")),
                  Optional.of("https://github.com/ageron/handson-ml2, datasets/housing")),
              new KnownSet(
                  "housing",
                  List.of(
                      new KnownFile(
                          "tabular/housing.csv",
                          41_295,
                          "2682ca02e83b89467d7d0cdcbde7c0cc4d2566119be8ce8d84dad4f0fa20859a")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "iris",
                  List.of(
                      new KnownFile(
                          "tabular/iris.csv",
                          4_549,
                          "f5d0c11e5c78a69a20dbb80baf2b24703f59a6687595752abb397d23732647c5")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "optdigits",
                  List.of(
                      new KnownFile(
                          "tabular/optdigits_train.csv",
                          563_639,
                          "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd"),
                      new KnownFile(
                          "tabular/optdigits_test.csv",
                          264_712,
                          "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8")),
                  Optional.empty()),
              new KnownSet(
                  "pima-indians-diabetes",
                  List.of(
                      new KnownFile(
                          "tabular/pima-indians-diabetes.csv",
                          23_278,
                          "6bfe5d0f379d17a0e0819b996407e3c09bf80febd4287f2ed212190dfff154af")),
                  Optional.of(BROWNLEE)),
              new KnownSet(
                  "wdbc",
                  List.of(
                      new KnownFile(
                          "tabular/wdbc_breastcancer.csv",
                          124_634,
                          "dfb9015a16924c0cce6a00ac3fe2d5d75ca49bf9b94f5ef18f922192c5a2f69c")),
                  Optional.of("https://github.com/haifengl/smile, breastcancer.csv")),
              new KnownSet(
                  "wine",
                  List.of(
                      new KnownFile(
                          "tabular/wine.csv",
                          10_782,
                          "e9c16b779f9194945067f65118da6afb317ef60c6515879c50124dc4f6cdd756")),
                  Optional.of(BROWNLEE)))
          .sorted(Comparator.comparing(KnownSet::id))
          .toList();

  private KnownSets() {}

  /** All of them, ordered by id. */
  static List<KnownSet> all() {
    return ALL;
  }
}
