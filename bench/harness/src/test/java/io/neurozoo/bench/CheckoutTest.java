// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  @TempDir Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aModuleThatWasNotBuiltHasTheReasonOfMaven() throws IOException {
    write(
        "bench/target/build.log",
        "\u001b[0m[ERROR] Failed to execute goal on project neurozoo-bench-peer: Could not find"
            + " artifact a:b:jar:1 in central (https://repository) -> [Help 1]\n[ERROR]\n");
    var checkout = new Checkout(root);
    assertEquals(Optional.empty(), checkout.classPath("peer"));
    assertEquals(
        "not built: Could not find artifact a:b:jar:1 in central", checkout.reasonNotBuilt("peer"));
    assertTrue(checkout.reasonNotBuilt("other").startsWith("not built; see "));
  }

  @Test
  void classPathBeginsWithTheModulesOwnClasses() throws IOException {
    Path classes = Files.createDirectories(root.resolve("bench/peer/target/classes"));
    write("bench/peer/target/classpath", "/a.jar" + File.pathSeparator + "/b.jar\n");
    assertEquals(
        Optional.of(List.of(classes, Path.of("/a.jar"), Path.of("/b.jar"))),
        new Checkout(root).classPath("peer"));
  }

  @Test
  void everyRunHasAFolderOfItsOwn() {
    var checkout = new Checkout(root);
    assertEquals(root.resolve("runs/bench-1"), checkout.newOutputFolder());
    assertEquals(root.resolve("runs/bench-2"), checkout.newOutputFolder());
  }
}
