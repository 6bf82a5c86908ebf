// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.fetch.DataFetch;
import java.util.Iterator;
import java.util.List;

/** What the tab key offers where an argument is one of some names; asked for by completion only. */
final class Candidates {
  private Candidates() {}

  /** Names of models. */
  static final class Models implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Zoo.open().names().iterator();
    }
  }

  /** What {@code --data} may begin with. */
  static final class Data implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Zoo.open().dataSets().keySet().stream()
          .map(name -> name.replaceFirst(":[A-Z]+$", ":"))
          .iterator();
    }
  }

  /** Published data sets. */
  static final class Published implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DataFetch.names().iterator();
    }
  }

  /** What can be dumped. */
  static final class Stages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("graph", "plan").iterator();
    }
  }
}
