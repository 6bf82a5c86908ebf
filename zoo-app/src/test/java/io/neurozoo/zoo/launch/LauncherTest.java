// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code zoo} in a checkout of next to nothing, among JDKs that say their name and what
 * they are asked, and a Maven that does no more.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
  private static final String MAVEN =
      "mkdir -p zoo-app/target/lib && : >zoo-app/target/neurozoo-zoo-1.jar";

  /** Makes the archive that it is asked for. */
  private static final String JAVA =
      """
      case "$*" in *-Xshare:dump*)
        for a; do case $a in -XX:SharedArchiveFile=*) : >"${a#*=}" ;; esac; done ;;
      esac\
      """;

  private record Result(int exit, String out, String err) {}

  @TempDir Path folder;
  private Path checkout;
  private Path app;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** A checkout that has been built, a JDK 17 on the path and a JDK 25 among the installed ones. */
  @BeforeEach
  void install() throws IOException {
    checkout = folder.resolve("checkout");
    app = checkout.resolve("zoo-app/target/app/one");
    for (String source :
        new String[] {
          "pom.xml",
          "README.md",
          "docs/data.md",
          ".mvn/maven.config",
          "api/pom.xml",
          "api/src/main/java/A.java",
          "api/src/main/resources/META-INF/services/A",
          "api/src/test/java/ATest.java",
          "bench/harness/src/main/java/B.java"
        }) {
      write(checkout.resolve(source), "");
    }
    // The folders where everybody looks are not to be those of this machine.
    String script = Files.readString(Places.example("plugin").resolveSibling("../zoo"));
    for (String place : new String[] {"/usr/lib/jvm", "/Library/Java", "/opt/"}) {
      assertTrue(script.contains(" " + place), place);
      script = script.replace(" " + place, " " + folder + place);
    }
    executable(checkout.resolve("zoo"), script.replaceFirst("#!/bin/sh\n", ""));
    write(app.resolve("begun"), "");
    write(app.resolveSibling("current"), "one\n");
    executable(folder.resolve("path/mvn"), MAVEN);
    jdk("old", "17.0.15", "");
    jdk("usr/lib/jvm/new", "25.0.4", JAVA);
    environment.put("HOME", folder.resolve("home").toString());
    environment.put(
        "PATH",
        String.join(
            File.pathSeparator,
            folder.resolve("path").toString(),
            folder.resolve("old/bin").toString(),
            System.getenv("PATH")));
  }

  @Test
  void anOlderJavaOnThePathIsPassedOver() throws Exception {
    Result result = zoo("list");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("25.0.4 -Dneurozoo.command="), result.out());
    assertTrue(result.out().endsWith("-jar " + app.toRealPath() + "/zoo.jar list\n"), result.out());
  }

  @Test
  void javaHomeComesFirstWhereItFits() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25.0.3", JAVA).toString());
    assertTrue(zoo("list").out().startsWith("25.0.3 "));
    environment.put("JAVA_HOME", folder.resolve("old").toString());
    assertTrue(zoo("list").out().startsWith("25.0.4 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home/.sdkman/candidates/java/25.0.3-tem",
        "home/.jdks/temurin-25",
        "opt/jdk-25",
        "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
      })
  void jdksAreFoundWhereInstallersPutThem(String place) throws Exception {
    jdk("usr/lib/jvm/new", "25.0.2", ""); // it has a fault, see pom.xml
    jdk(place, "25.0.3", JAVA);
    assertTrue(zoo("list").out().startsWith("25.0.3 "));
  }

  @Test
  void withoutAJdkThatFitsOneLineSaysWhereItWasLookedFor() throws Exception {
    jdk("usr/lib/jvm/new", "25.0.2", "");
    environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
    Result result = zoo("list");
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part :
        new String[] {
          "zoo: no JDK 25 found (25.0.3 or a later update",
          "JAVA_HOME=" + folder.resolve("nowhere") + " (no JDK)",
          folder.resolve("old/bin/java") + " on PATH (17.0.15)",
          "/usr/lib/jvm,",
          "~/.sdkman/candidates/java",
          "~/.jdks",
          "install one"
        }) {
      assertTrue(result.err().contains(part), () -> part + " in " + result.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoo",
        "pom.xml",
        ".mvn/maven.config",
        "api/pom.xml",
        "api/src/main/java/A.java",
        "api/src/main/resources/META-INF/services/A",
        "api/src/main/java" // a file was removed there
      })
  void whatTheBuildIsMadeOfIsBuiltAgainWhenItChanges(String changed) throws Exception {
    change(changed);
    Result result = zoo("list");
    assertTrue(result.err().startsWith("zoo: building Neurozoo (the sources changed)"), changed);
    assertFalse(result.out().contains("/app/one/"), result.out());
    assertEquals("", zoo("list").err(), "and once only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/data.md",
        "api/src/test/java/ATest.java",
        "bench/harness/src/main/java/B.java"
      })
  void whatTheBuildIsNotMadeOfIsNot(String changed) throws Exception {
    change(changed);
    Result result = zoo("list");
    assertEquals("", result.err());
    assertTrue(result.out().contains("/app/one/"), result.out());
  }

  @Test
  void theFirstUseKeepsAnArchiveOfClasses() throws Exception {
    Files.delete(app.resolveSibling("current"));
    Result result = zoo("list");
    assertEquals(0, result.exit());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().matches("zoo: building Neurozoo .*archive.*\\(first use\\).*\n"),
        result.err());
    assertTrue(result.out().contains(" -XX:SharedArchiveFile="), result.out());
    assertTrue(result.out().contains("/zoo.jsa -jar "), result.out());
  }

  @Test
  void aRehearsalThatFailsIsHarmlessAndSilent() throws Exception {
    String fails = "case \"$*\" in *Rehearsal*) echo alarm; echo alarm >&2; exit 3 ;; esac";
    jdk("usr/lib/jvm/new", "25.0.4", fails);
    Files.delete(app.resolveSibling("current"));
    Result result = zoo("list");
    assertEquals(0, result.exit());
    assertEquals(1, result.err().lines().count(), result.err());
    assertFalse(result.out().contains("SharedArchiveFile"), result.out());
    assertTrue(result.out().endsWith("/zoo.jar list\n"), result.out());
  }

  @Test
  void aBuildThatFailsSaysWhatMavenSaidAndKeepsNothing() throws Exception {
    executable(folder.resolve("path/mvn"), "echo no such symbol; exit 1");
    change("pom.xml");
    for (int i = 0; i < 2; i++) {
      Result result = zoo("list");
      assertEquals(1, result.exit());
      assertEquals("", result.out());
      assertTrue(result.err().contains("no such symbol"), result.err());
      assertTrue(result.err().contains("zoo: the build failed"), result.err());
    }
    assertArrayEquals(
        new String[] {"one"}, app.getParent().toFile().list((_, name) -> !name.equals("current")));
  }

  private void change(String file) throws IOException, InterruptedException {
    Thread.sleep(20); // so that what is built from now on is newer, by any file system's clock
    Files.setLastModifiedTime(
        checkout.resolve(file),
        FileTime.from(Files.getLastModifiedTime(app.resolve("begun")).toInstant().plusMillis(1)));
  }

  private Result zoo(String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    String[] command = new String[arguments.length + 1];
    command[0] = checkout.resolve("zoo").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("ZOO_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not end");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path jdk(String place, String version, String work) throws IOException {
    Path home = folder.resolve(place);
    executable(home.resolve("bin/java"), work + "\necho " + version + " \"$@\"");
    executable(home.resolve("bin/javac"), "");
    write(home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    write(file, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true), file::toString);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
