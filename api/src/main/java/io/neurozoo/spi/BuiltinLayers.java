// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import io.neurozoo.layer.Branches;
import io.neurozoo.layer.Concatenate;
import io.neurozoo.layer.Dot;
import io.neurozoo.layer.Frozen;
import io.neurozoo.layer.Merge;
import io.neurozoo.layer.Network;
import io.neurozoo.layer.Residual;
import io.neurozoo.layer.Shared;
import java.util.List;

/**
 * The layers of this module: those that are made of other layers, and those that make one value of
 * several.
 */
final class BuiltinLayers {
  private static final String OF_LAYER = "that of the layer";

  static final List<LayerType> TYPES =
      List.of(
          new LayerType(
              "neurozoo:branches",
              Branches.class,
              "any",
              "that of the merge",
              "merge(f1(x), f2(x), ...)",
              ""),
          new LayerType(
              "neurozoo:concatenate",
              Concatenate.class,
              "several, equal but for one axis",
              "the sum of the extents along that axis",
              "x1, x2, ... one behind the other",
              ""),
          new LayerType(
              "neurozoo:dot",
              Dot.class,
              "two of (batch, n), or (batch, p, n) and (batch, q, n)",
              "(batch, 1), or (batch, p, q)",
              "the scalar products, or the cosines, along n",
              ""),
          new LayerType(
              "neurozoo:frozen",
              Frozen.class,
              OF_LAYER,
              OF_LAYER,
              "f(x) as in inference, not trained",
              ""),
          new LayerType(
              "neurozoo:merge",
              Merge.class,
              "several that broadcast",
              "what they broadcast to",
              "the sum, difference, product, mean, maximum or minimum of x1, x2, ...",
              ""),
          new LayerType(
              "neurozoo:network",
              Network.class,
              "that of the first layer",
              "that of the last",
              "fn(... f2(f1(x)))",
              ""),
          new LayerType(
              "neurozoo:residual",
              Residual.class,
              OF_LAYER,
              OF_LAYER,
              "x + f(x), or s(x) + f(x)",
              "He, Zhang, Ren and Sun 2015, equations 1 and 2"),
          new LayerType(
              "neurozoo:shared",
              Shared.class,
              OF_LAYER,
              OF_LAYER,
              "f(x) with the same parameters in every place",
              ""));

  private BuiltinLayers() {}
}
