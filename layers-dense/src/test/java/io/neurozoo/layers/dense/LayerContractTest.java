// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.abs;
import static io.neurozoo.layers.dense.Layers.add;
import static io.neurozoo.layers.dense.Layers.average;
import static io.neurozoo.layers.dense.Layers.batchNorm;
import static io.neurozoo.layers.dense.Layers.branches;
import static io.neurozoo.layers.dense.Layers.concatenate;
import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.elu;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.frozen;
import static io.neurozoo.layers.dense.Layers.gaussianDropout;
import static io.neurozoo.layers.dense.Layers.gaussianNoise;
import static io.neurozoo.layers.dense.Layers.gelu;
import static io.neurozoo.layers.dense.Layers.geluTanh;
import static io.neurozoo.layers.dense.Layers.hardSigmoid;
import static io.neurozoo.layers.dense.Layers.identity;
import static io.neurozoo.layers.dense.Layers.layerNorm;
import static io.neurozoo.layers.dense.Layers.leakyRelu;
import static io.neurozoo.layers.dense.Layers.lwta;
import static io.neurozoo.layers.dense.Layers.maximum;
import static io.neurozoo.layers.dense.Layers.maxout;
import static io.neurozoo.layers.dense.Layers.minimum;
import static io.neurozoo.layers.dense.Layers.multiply;
import static io.neurozoo.layers.dense.Layers.noisyRelu;
import static io.neurozoo.layers.dense.Layers.permute;
import static io.neurozoo.layers.dense.Layers.prelu;
import static io.neurozoo.layers.dense.Layers.radialBasis;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.repeatVector;
import static io.neurozoo.layers.dense.Layers.reshape;
import static io.neurozoo.layers.dense.Layers.residual;
import static io.neurozoo.layers.dense.Layers.selu;
import static io.neurozoo.layers.dense.Layers.shared;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.silu;
import static io.neurozoo.layers.dense.Layers.softmax;
import static io.neurozoo.layers.dense.Layers.softplus;
import static io.neurozoo.layers.dense.Layers.softsign;
import static io.neurozoo.layers.dense.Layers.swish;
import static io.neurozoo.layers.dense.Layers.tanh;
import static io.neurozoo.layers.dense.Layers.thresholdedRelu;
import static io.neurozoo.testkit.Operand.uniform;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Concatenate;
import io.neurozoo.layer.Dot;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Merge;
import io.neurozoo.layer.Network;
import io.neurozoo.testkit.LayerContract;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.testkit.ReferenceBackend;
import java.util.Arrays;
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
    return Stream.of(
            flatten(),
            dropout(0.4f),
            dropout(0),
            relu(),
            tanh(),
            sigmoid(),
            leakyRelu(0.01f),
            leakyRelu(-1.5f),
            thresholdedRelu(0.5f),
            prelu().withSingleSlope(),
            noisyRelu(),
            elu(),
            elu(0.3f),
            selu(),
            gelu(),
            geluTanh(),
            softplus(),
            softsign(),
            silu(),
            swish(-1.5f),
            swish(1.5f).withTrainableBeta(),
            abs(),
            hardSigmoid(),
            hardSigmoid(0.2f),
            identity(),
            gaussianNoise(0.3f),
            gaussianNoise(0),
            gaussianDropout(0.3f),
            gaussianDropout(0))
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

  /** A single example of rank 0 has no axis of features. */
  @TestFactory
  Stream<DynamicTest> layersWithFeatures() {
    return Stream.of(
            softmax(),
            prelu(),
            prelu().withInit(-0.5f),
            batchNorm(),
            batchNorm().withAxis(-1),
            batchNorm().withMomentum(1).withEpsilon(0.01f).withoutScale(),
            BatchNorm.keras(),
            BatchNorm.keras().withoutCenter(),
            layerNorm(),
            new LayerNorm(0.1f),
            InputNormalization.of(0.5f, 2))
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-2, 2, 19))
                    .given(uniform(-2, 2, 2, 3, 5))
                    .refuses(uniform(-2, 2, 3), uniform(-2, 2, 3)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> layersThatNeedMoreAxesThanThereAre() {
    return Stream.of(prelu(), batchNorm(), layerNorm(), InputNormalization.of(0.5f, 2))
        .map(
            layer ->
                LayerContract.of(layer).given(uniform(-2, 2, 3)).refuses(uniform(-2, 2)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> layersOfRows() {
    return Stream.of(maxout(5, 3), maxout(1, 2).withInit(WeightInit.HE_NORMAL), radialBasis(5))
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-1, 1, 7))
                    .given(uniform(-1, 1, 1))
                    .refuses(uniform(-1, 1))
                    .refuses(uniform(-1, 1, 2, 3)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> layersOfCertainShapes() {
    return Stream.of(
            LayerContract.of(lwta(3)).given(uniform(-1, 1, 15)).refuses(uniform(-1, 1, 16)),
            LayerContract.of(lwta(2)).given(uniform(-1, 1, 2)).refuses(uniform(-1, 1, 2, 2)),
            LayerContract.of(batchNorm().withAxis(2))
                .given(uniform(-1, 1, 3, 5))
                .refuses(uniform(-1, 1, 3)),
            LayerContract.of(new InputNormalization(List.of(1f, 2f, 3f), List.of(0.5f, 1f, 2f)))
                .given(uniform(-1, 1, 3))
                .given(uniform(-1, 1, 5, 3))
                .refuses(uniform(-1, 1, 4)),
            LayerContract.of(reshape(3, -1)).given(uniform(-1, 1, 15)).refuses(uniform(-1, 1, 16)),
            LayerContract.of(reshape(5, 3)).given(uniform(-1, 1, 15)).refuses(uniform(-1, 1, 5)),
            LayerContract.of(reshape(-1)).given(uniform(-1, 1, 3, 5)).given(uniform(-1, 1)),
            LayerContract.of(reshape()).given(uniform(-1, 1, 1)).refuses(uniform(-1, 1, 2)),
            LayerContract.of(permute(2, 1)).given(uniform(-1, 1, 3, 5)).refuses(uniform(-1, 1, 3)),
            LayerContract.of(permute(3, 1, 2)).given(uniform(-1, 1, 2, 3, 5)),
            LayerContract.of(repeatVector(3))
                .given(uniform(-1, 1, 7))
                .refuses(uniform(-1, 1, 3, 5)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> mergesOfBranches() {
    return Stream.<Layer>of(
            add(dense(5), Network.of(dense(3), tanh(), dense(5))),
            add(dense(5), identity(), dense(1)),
            multiply(dense(5), dense(5), sigmoid()),
            average(dense(3), dense(3), dense(3)),
            maximum(dense(3), dense(3), dense(3)),
            minimum(dense(3), dense(3)),
            concatenate(dense(3), dense(1), identity()),
            Network.of(branches(dense(3), dense(3)), new Merge(Merge.Operation.SUBTRACT)),
            branches(dense(3)))
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-1, 1, 5))
                    .refuses(uniform(-1, 1, 2, 3)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> mergesOfSeveralValues() {
    Stream<Layer> merges =
        Stream.concat(
            Arrays.stream(Merge.Operation.values()).map(Merge::new),
            Stream.of(new Concatenate(1), new Concatenate(-1)));
    return merges
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-1, 1, 3, 5), uniform(-1, 1, 3, 5))
                    .given(uniform(-1, 1, 7), uniform(-1, 1, 7), uniform(-1, 1, 7))
                    .refuses(uniform(-1, 1, 2, 3), uniform(-1, 1, 4, 5)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> scalarProducts() {
    return Stream.of(
            LayerContract.of(new Dot(-1, 1, false))
                .given(uniform(-1, 1, 7), uniform(-1, 1, 7))
                .refuses(uniform(-1, 1, 7), uniform(-1, 1, 6))
                .refuses(uniform(-1, 1, 7), uniform(-1, 1, 7), uniform(-1, 1, 7))
                .refuses(uniform(-1, 1, 7), uniform(-1, 1, 1, 7))
                .refuses(uniform(-1, 1), uniform(-1, 1)),
            LayerContract.of(new Dot(2, 2, true))
                .given(uniform(-1, 1, 3, 5), uniform(-1, 1, 2, 5))
                .refuses(uniform(-1, 1, 5), uniform(-1, 1, 5)),
            LayerContract.of(new Dot(1, 2, true))
                .given(uniform(-1, 1, 5, 3), uniform(-1, 1, 2, 5))
                .refuses(uniform(-1, 1, 3, 5), uniform(-1, 1, 2, 5)),
            LayerContract.of(new Dot(-1, 1, false))
                .given(uniform(-1, 1, 3, 5), uniform(-1, 1, 5, 1)))
        .flatMap(this::onBoth);
  }

  @TestFactory
  Stream<DynamicTest> layersAroundLayers() {
    Layer tied = shared(dense(5));
    return Stream.of(
            residual(Network.of(dense(7), relu(), dense(5))),
            residual(dense(3)).withShortcut(dense(3).withoutBias()),
            shared(dense(3)),
            Network.of(tied, tanh(), tied),
            add(tied, Network.of(tanh(), tied)),
            frozen(Network.of(dense(3), batchNorm(), dropout(0.5f))),
            Network.of(dense(3), frozen(dense(4)), dense(2)))
        .map(
            layer ->
                LayerContract.of(layer)
                    .given(uniform(-1, 1, 5))
                    .refuses(uniform(-1, 1, 2, 5)))
        .flatMap(this::onBoth);
  }

  /** Merge and frozen layers inside branches, all kinds of state. */
  @TestFactory
  Stream<DynamicTest> aNetworkWithEverything() {
    Network network =
        Network.of(
            InputNormalization.of(0.2f, 0.7f),
            reshape(15),
            residual(Network.of(batchNorm(), prelu(), maxout(15, 2))),
            concatenate(radialBasis(3), Network.of(dense(6), lwta(3)), frozen(dense(2))),
            layerNorm(),
            gelu(),
            dense(3),
            softmax());
    return onBoth(LayerContract.of(network).given(uniform(-1, 1, 5, 3)));
  }
}
