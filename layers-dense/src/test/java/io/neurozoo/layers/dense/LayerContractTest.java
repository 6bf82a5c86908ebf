// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.tanh;
import static io.neurozoo.testkit.Operand.uniform;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.testkit.LayerContract;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.testkit.ReferenceBackend;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every layer of this module keeps the contract, on the CPU backend and on the reference. */
class LayerContractTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private Stream<DynamicTest> onBoth(LayerContract contract) {
    List<Supplier<Backend>> backends = List.of(Backend::open, ReferenceBackend::new);
    return backends.stream()
        .flatMap(open -> contract.on(() -> noLeaks.watch(open.get())).tests());
  }

  @TestFactory
  Stream<DynamicTest> denseLayers() {
    Stream<Layer> layers =
        Stream.of(
            dense(3),
            dense(1),
            dense(3).withoutBias(),
            dense(3).withInit(WeightInit.HE_NORMAL),
            dense(3).withInit(WeightInit.ZEROS));
    return layers
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-1, 1, 5))
                    .given(uniform(-1, 1, 1))
                    .refuses(uniform(-1, 1))
                    .refuses(uniform(-1, 1, 2, 5))
                    .refuses(uniform(-1, 1, 5), uniform(-1, 1, 5)))
        .flatMap(this::onBoth);
  }

  /** Wider than a vector, and with a remainder at every width. */
  @TestFactory
  Stream<DynamicTest> aWideDenseLayer() {
    return onBoth(LayerContract.of(dense(37)).given(uniform(-1, 1, 67)));
  }

  @TestFactory
  Stream<DynamicTest> layersOfAnyShape() {
    return Stream.of(flatten(), dropout(0.4f), dropout(0), relu(), tanh(), sigmoid())
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-2, 2))
                    .given(uniform(-2, 2, 19))
                    .given(uniform(-2, 2, 2, 3, 4))
                    .refuses(uniform(-2, 2, 3), uniform(-2, 2, 3)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> aNetworkOfAllOfThem() {
    Network network =
        Network.of(
            flatten(),
            dense(7),
            tanh(),
            dropout(0.25f),
            dense(5),
            sigmoid(),
            dense(6).withoutBias(),
            relu());
    return onBoth(LayerContract.of(network).given(uniform(-1, 1, 3, 4)));
  }
}
