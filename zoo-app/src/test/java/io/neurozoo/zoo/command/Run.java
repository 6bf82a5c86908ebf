// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command, run in this JVM.
 *
 * @param code it ended with
 * @param out what it printed
 * @param err what else it said
 */
record Run(int code, String out, String err) {

  static Run zoo(Object... arguments) {
    return zooReading("", arguments);
  }

  static Run zooReading(String stdin, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    int code =
        new Application(in, new PrintWriter(out), new PrintWriter(err), Terminal.NONE)
            .run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  /** The same run, which must have ended well. */
  Run ok() {
    if (code != 0) {
      throw new AssertionError("exit code " + code + ": " + err);
    }
    return this;
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** The last line of the output as JSON. */
  JsonObject json() {
    return Json.parse(lines().getLast()).asObject();
  }
}
