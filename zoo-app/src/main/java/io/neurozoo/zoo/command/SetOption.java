// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.catalogue.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of the model. */
final class SetOption {
  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "Set an option of the model; 'zoo show NAME' lists them. May be repeated.")
  private List<String> settings = List.of();

  /** The texts by option, in their order. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "--set is '" + setting + "'; write OPTION=VALUE, such as --set hidden=300,100");
      }
      String name = setting.substring(0, equals);
      if (values.put(name, setting.substring(equals + 1)) != null) {
        throw new UsageException("--set names the option '" + name + "' twice; set it once");
      }
    }
    return values;
  }
}
