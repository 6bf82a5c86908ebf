// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.BackendProvider;
import io.neurozoo.layer.Layer;
import io.neurozoo.spi.Discovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every layer promises, as dynamic tests:
 *
 * <ul>
 *   <li><b>modes</b>: it builds for training and for inference, with the same output types, the
 *       batch outermost;
 *   <li><b>batch</b>: parameters and state do not depend on the batch;
 *   <li><b>equality</b>: it writes the same graph every time, and so does an equal record;
 *   <li><b>gradient</b>: the gradients of outputs and added losses with respect to the inputs and
 *       all parameters agree with central differences, in training mode with a fixed random key;
 *   <li><b>training</b>: on a backend the outputs of a training step, its gradients and the next
 *       state are those of the ops' definitions, to within float32;
 *   <li><b>inference</b>: it uses no random value when it predicts;
 *   <li><b>rows</b>: in inference an example's outputs have the same bits alone and in a batch, by
 *       the ops' definitions and on a backend;
 *   <li><b>saving</b>: a model of it that is saved and loaded predicts the same bits on a backend,
 *       and all memory goes back (layers of one float32 value);
 *   <li><b>refusal</b>: an input that does not fit is refused with a message that names the layer's
 *       scope.
 * </ul>
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> highway() {
 *   return LayerContract.of(new Highway(tanh()))
 *       .given(uniform(-1, 1, 8))
 *       .refuses(uniform(-1, 1, 2, 8))
 *       .tests();
 * }
 * }</pre>
 *
 * <p>Shapes are those of one example, without the batch. Parameters are the layer's own first
 * values, moved a little, so that no test happens at a kink or at zero. Immutable.
 */
public final class LayerContract {
  private final Layer layer;
  private final List<List<Operand>> cases;
  private final List<List<Operand>> refused;
  private final Optional<Supplier<Backend>> backend;

  private LayerContract(
      Layer layer,
      List<List<Operand>> cases,
      List<List<Operand>> refused,
      Optional<Supplier<Backend>> backend) {
    this.layer = layer;
    this.cases = cases;
    this.refused = refused;
    this.backend = backend;
  }

  /** A contract with no input yet, for the first backend on the path. */
  public static LayerContract of(Layer layer) {
    return new LayerContract(layer, List.of(), List.of(), Optional.empty());
  }

  /** The same and one more example: a value for each value the layer takes. */
  public LayerContract given(Operand... example) {
    return new LayerContract(layer, and(cases, example), refused, backend);
  }

  /** The same and one more example that the layer must refuse. */
  public LayerContract refuses(Operand... example) {
    return new LayerContract(layer, cases, and(refused, example), backend);
  }

  /** The same on this backend, opened for each test that needs it. */
  public LayerContract on(Supplier<Backend> backend) {
    return new LayerContract(layer, cases, refused, Optional.of(backend));
  }

  private static List<List<Operand>> and(List<List<Operand>> examples, Operand... example) {
    List<List<Operand>> more = new ArrayList<>(examples);
    more.add(List.of(example));
    return List.copyOf(more);
  }

  /**
   * The tests.
   *
   * @throws IllegalStateException where there is no example
   */
  public Stream<DynamicTest> tests() {
    if (cases.isEmpty()) {
      throw new IllegalStateException(
          "the contract of " + layer + " has no example; add one with given(operands)");
    }
    return Stream.concat(
        cases.stream().flatMap(example -> testsOf(new LayerCase(layer, example))),
        refused.stream().map(example -> new LayerCase(layer, example)).map(this::refusal));
  }

  private Stream<DynamicTest> testsOf(LayerCase kase) {
    var structure = new LayerStructureChecks(kase);
    var values = new LayerValueChecks(kase);
    Stream<DynamicTest> all =
        Stream.of(
            kase.test("modes", structure::modes),
            kase.test("batch", structure::batch),
            kase.test("equality", structure::equality),
            kase.test("gradient", values::gradient),
            kase.test("inference", structure::inference),
            kase.test("rows", values::rows),
            kase.test(
                "training on a backend",
                () -> new LayerTrainingCheck(kase).on(backend.or(LayerContract::discovered))),
            kase.test(
                "rows on a backend", () -> values.rowsOn(backend.or(LayerContract::discovered))));
    return kase.isModel()
        ? Stream.concat(all, Stream.of(kase.test("saving", () -> values.saving(anyBackend()))))
        : all;
  }

  private Supplier<Backend> anyBackend() {
    return backend.or(LayerContract::discovered).orElse(ReferenceBackend::new);
  }

  private DynamicTest refusal(LayerCase kase) {
    return kase.test("refusal", new LayerStructureChecks(kase)::refusal);
  }

  private static Optional<Supplier<Backend>> discovered() {
    return Discovery.of(BackendProvider.class, l -> ServiceLoader.load(BackendProvider.class, l))
        .found()
        .stream()
        .<Supplier<Backend>>map(provider -> () -> provider.open(BackendOptions.defaults()))
        .findFirst();
  }
}
