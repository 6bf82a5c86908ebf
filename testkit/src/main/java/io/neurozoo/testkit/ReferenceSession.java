// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors for the inputs and outputs of a graph; a donated input's tensor is its output's too. */
final class ReferenceSession implements Session {
  private final ReferenceExecutable executable;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final List<Tensor> own = new ArrayList<>();
  private boolean closed;

  ReferenceSession(ReferenceExecutable executable, Map<String, Tensor> bound) {
    this.executable = executable;
    Graph graph = executable.graph();
    graph
        .inputs()
        .forEach(
            (name, value) -> {
              Tensor given = bound.get(name);
              inputs.put(name, given != null ? given : owned(executable.allocate(value)));
            });
    graph
        .outputs()
        .forEach(
            (name, value) -> {
              String donor = graph.donations().get(name);
              outputs.put(
                  name, donor != null ? inputs.get(donor) : owned(executable.allocate(value)));
            });
  }

  private Tensor owned(Tensor tensor) {
    own.add(tensor);
    return tensor;
  }

  @Override
  public Tensor input(String name) {
    executable.graph().input(name); // names the known inputs where there is none
    return open(inputs).get(name);
  }

  @Override
  public Tensor output(String name) {
    executable.graph().output(name);
    return open(outputs).get(name);
  }

  @Override
  public void run() {
    Map<String, NdArray> values = new LinkedHashMap<>();
    open(inputs).forEach((name, tensor) -> values.put(name, NdArray.of(tensor)));
    ReferenceExecutor.run(executable.graph(), values)
        .forEach((name, value) -> value.copyTo(outputs.get(name)));
  }

  private Map<String, Tensor> open(Map<String, Tensor> tensors) {
    if (closed) {
      throw new IllegalStateException("the session was closed; open another");
    }
    return tensors;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      own.forEach(Tensor::close);
      executable.sessionClosed();
    }
  }
}
