// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command runs as a module too, and finds a plugin that is one. */
class ModulePathTest {
  @TempDir Path folder;

  private ForkedJvm.Result zoo(List<Path> modules, String... arguments) {
    return ForkedJvm.in(folder)
        .with("--enable-native-access=io.neurozoo.cpu,io.netty.common", "-XX:TieredStopAtLevel=1")
        .with("--sun-misc-unsafe-memory-access=deny")
        .modulePath(modules)
        .with("-m", "io.neurozoo.zoo/io.neurozoo.zoo.command.Main")
        .run(arguments)
        .succeeded();
  }

  @Test
  void modelsOfOursAndOfAPluginTrainThere() throws IOException {
    Path plugin = folder.resolve("plugin");
    List<Path> modules = new ArrayList<>(Places.classPath());
    Build.module(Places.example("plugin").resolve("src/main/java"), plugin, modules);
    modules.add(plugin);
    List<String> listed = zoo(modules, "list").lines();
    assertEquals("acme:highway-net", listed.getFirst().split(" ")[0], listed::toString);
    assertTrue(listed.size() > 2, listed::toString);

    String data = SmallData.write(folder.resolve("data"));
    for (String model : List.of("feed-forward", "highway-net")) {
      var checked = zoo(modules, "check", model, "--data", data, "--set", "hidden=12");
      assertEquals(4, checked.lines().size(), checked::toString);
      assertTrue(checked.lines().stream().allMatch(l -> l.startsWith("ok ")), checked::toString);
    }
  }
}
