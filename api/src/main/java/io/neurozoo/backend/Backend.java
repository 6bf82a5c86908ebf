// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import io.neurozoo.graph.Graph;
import io.neurozoo.spi.Discovery;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Something that runs graphs: plans their memory, binds kernels to their ops, owns threads and
 * off-heap memory.
 *
 * <p>Thread-safe. Closing one while executables or tensors of it are open is an {@link
 * IllegalStateException}.
 */
public interface Backend extends AutoCloseable {

  /** Opens the first backend found on the class or module path, with default options. */
  static Backend open() {
    return open(BackendOptions.defaults());
  }

  /**
   * Opens the first backend found on the class or module path.
   *
   * @throws IllegalStateException where none is found; the message says what to add
   */
  static Backend open(BackendOptions options) {
    Discovery<BackendProvider> discovery =
        Discovery.of(BackendProvider.class, l -> ServiceLoader.load(BackendProvider.class, l));
    List<BackendProvider> found = discovery.found();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "no backend was found; add neurozoo-core-cpu-simd to the class or module path"
              + (discovery.problems().isEmpty()
                  ? ""
                  : " (" + String.join("; ", discovery.problems()) + ")"));
    }
    return found.getFirst().open(options);
  }

  /** Name and width, such as {@code cpu (512-bit vectors, 2 threads)}. */
  String description();

  /** How many threads one run may use. */
  int threads();

  /** A zeroed tensor in the backend's memory. Close it to give the memory back. */
  Tensor allocate(TensorType type);

  /**
   * Plans a graph.
   *
   * @throws UnsupportedOperationException naming, all together, the ops that cannot be run
   */
  Executable compile(Graph graph);

  /** Bytes of off-heap memory in use: tensors, sessions, scratch. */
  long usedBytes();

  @Override
  void close();
}
