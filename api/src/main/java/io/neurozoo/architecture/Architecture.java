// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.architecture;

import io.neurozoo.layer.Layer;
import java.util.List;

/**
 * Describes a kind of network that can be picked by name. One descriptor drives the Java API, the
 * command line, the saved file and the docs. To be implemented by plugins, best as records or final
 * classes without state.
 *
 * @param <O> a record of options; every component is of type int, long, float, double, boolean,
 *     String, an enum, or a list of Integer, and carries an {@link Option}
 */
public interface Architecture<O extends Record> {

  /** Stable id, {@code vendor:name}; the part after the colon is what people type. */
  String id();

  /** Other names people may type, such as the letters of the zoo chart. */
  List<String> aliases();

  /** One line: what it is. */
  String summary();

  /** Where it was published. */
  String reference();

  /** Text of the model card below the summary: what it is for, what it does well and badly. */
  String card();

  /** The options when nobody sets any. */
  O defaults();

  /**
   * Builds the network; its output is one row of {@code task.outputs()} numbers for each example,
   * logits for a classification.
   *
   * @throws IllegalArgumentException where options and task do not fit; the message names the
   *     option
   */
  Layer build(O options, Task task);

  /** The name people type: the id without the vendor. */
  default String name() {
    return id().substring(id().indexOf(':') + 1);
  }
}
