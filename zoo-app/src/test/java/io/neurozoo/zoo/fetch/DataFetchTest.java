// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.neurozoo.training.data.DataException;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From folders, archives and a server of this machine. */
class DataFetchTest {
  private static final byte[] ONE = "1,2\n3,4\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
  private static final byte[] TWO = "5,6\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path data;
  private Path source;
  private HttpServer server;
  private final Map<String, byte[]> served = new HashMap<>();

  @BeforeEach
  void prepare() throws IOException {
    data = folder.resolve("data");
    source = Files.createDirectory(folder.resolve("source"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring(1);
          byte[] body = served.get(name);
          if (name.equals("moved")) {
            exchange.getResponseHeaders().set("Location", "/one.csv");
          }
          int status = name.equals("moved") ? 302 : name.equals("no") ? 403 : 404;
          exchange.sendResponseHeaders(
              body == null ? status : 200, body == null ? -1 : body.length);
          if (body != null) {
            // A body that ends early: the header says more than comes.
            exchange.getResponseBody().write(body, 0, name.startsWith("cut") ? 100 : body.length);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String http(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private static KnownFile known(String path, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new KnownFile(path, bytes.length, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static KnownSet one() {
    return new KnownSet("one", List.of(known("set/one.csv", ONE)), Optional.empty());
  }

  private static KnownSet both() {
    return new KnownSet(
        "both",
        List.of(known("set/one.csv", ONE), known("set/two.csv", TWO)),
        Optional.of("https://example.org/both"));
  }

  private List<String> fetch(KnownSet set, String from) {
    return new DataFetch(data).fetch(set, Optional.of(from));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private void assertThere(byte[]... files) throws IOException {
    assertArrayEquals(files[0], Files.readAllBytes(data.resolve("set/one.csv")));
    if (files.length > 1) {
      assertArrayEquals(files[1], Files.readAllBytes(data.resolve("set/two.csv")));
    }
    try (Stream<Path> all = Files.list(data.resolve("set"))) {
      assertEquals(files.length, all.count(), "and nothing else");
    }
  }

  /** Refused in one line, with nothing left behind. */
  private void assertRefused(String expected, KnownSet set, String from) throws IOException {
    RuntimeException e = assertThrows(RuntimeException.class, () -> fetch(set, from));
    assertTrue(e instanceof DataException || e instanceof UsageException, e::toString);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        assertEquals(
            List.of(),
            all.filter(Files::isRegularFile).filter(f -> !f.startsWith(source)).toList());
      }
    }
  }

  @Test
  void fromAFolder() throws IOException {
    Files.write(source.resolve("one.csv"), ONE);
    Files.write(source.resolve("two.csv.gz"), gzip(TWO));
    List<String> lines = fetch(both(), source.toUri().toString());
    assertThere(ONE, TWO);
    assertEquals(
        "'%s': 40,000 bytes, sha256 as known".formatted(data.resolve("set/one.csv")), lines.get(0));
    String without = source.toUri().toString().replaceAll("/$", "");
    assertEquals(2, fetch(both(), without).size(), "what is there is only checked");
  }

  @Test
  void fromAFolderOfAServer() throws IOException {
    served.put("files/one.csv.gz", gzip(ONE));
    served.put("files/two.csv", TWO);
    fetch(both(), http("files/"));
    assertThere(ONE, TWO);
  }

  @Test
  void fromOneFile() throws IOException {
    served.put("download", gzip(ONE));
    fetch(one(), http("download"));
    assertThere(ONE);
  }

  @Test
  void fromWhereAServerPoints() throws IOException {
    served.put("one.csv", ONE);
    fetch(one(), http("moved"));
    assertThere(ONE);
  }

  @Test
  void fromAnArchive() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("readme.txt", new byte[100]);
    entries.put("deep/er/two.csv", TWO);
    entries.put("one.csv.gz", gzip(ONE));
    served.put("all", zip(entries));
    fetch(both(), http("all"));
    assertThere(ONE, TWO);
  }

  @Test
  void namesInAnArchiveNeverBecomePaths() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../../evil.csv", TWO);
    entries.put("/etc/evil.csv", TWO);
    entries.put("../../one.csv", ONE);
    Files.write(source.resolve("evil.zip"), zip(entries));
    fetch(one(), source.resolve("evil.zip").toUri().toString());
    assertThere(ONE);
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(
          List.of("evil.zip", "one.csv"),
          all.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void onlyWhatIsMissingIsFetched() throws IOException {
    Files.createDirectories(data.resolve("set"));
    Files.write(data.resolve("set/one.csv.gz"), gzip(ONE));
    Files.write(source.resolve("two.csv"), TWO);
    List<String> lines = fetch(both(), source.resolve("two.csv").toUri().toString());
    assertTrue(lines.getFirst().endsWith("one.csv.gz' is there, and right"), lines::toString);
    assertArrayEquals(TWO, Files.readAllBytes(data.resolve("set/two.csv")));
    assertFalse(Files.exists(data.resolve("set/one.csv")));
    assertEquals(2, new DataFetch(data).fetch(both(), Optional.empty()).size());
  }

  @Test
  void whatIsThereAndWrongIsNotReplaced() throws IOException {
    Files.createDirectories(data.resolve("set"));
    Path there = Files.write(data.resolve("set/one.csv"), TWO);
    Files.write(source.resolve("one.csv"), ONE);
    DataException e =
        assertThrows(
            DataException.class, () -> fetch(one(), source.resolve("one.csv").toUri().toString()));
    assertTrue(e.getMessage().contains("it has 4 bytes and not the 40,000"), e.getMessage());
    assertArrayEquals(TWO, Files.readAllBytes(there));
  }

  @Test
  void otherBytesAreRefused() throws IOException {
    byte[] other = ONE.clone();
    other[20_000] ^= 1;
    for (byte[] bytes : List.of(other, Arrays.copyOf(ONE, 39_999), Arrays.copyOf(ONE, 40_001))) {
      String expected =
          bytes.length == ONE.length
              ? "its sha256 is %s and not %s"
                  .formatted(known("x", other).sha256(), known("x", ONE).sha256())
              : bytes.length < ONE.length ? "it has 39,999 bytes" : "more than the 40,000 bytes";
      Path file = Files.write(source.resolve("one.csv"), bytes);
      assertRefused(expected, one(), source.toUri().toString());
      Files.write(file, gzip(bytes));
      assertRefused(expected, one(), file.toUri().toString());
      Files.write(file, zip(Map.of("one.csv", bytes)));
      assertRefused(expected, one(), file.toUri().toString());
    }
  }

  @Test
  void aBombIsLeftUnread() throws IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    served.put("bomb", bomb);
    assertRefused("it has more than the 40,000 bytes of 'one.csv'", one(), http("bomb"));
  }

  @Test
  void damagedStreamsAreRefused() throws IOException {
    byte[] gzip = gzip(ONE);
    byte[] zip = zip(Map.of("one.csv", ONE));
    for (byte[] whole : List.of(gzip, zip)) {
      Path file = Files.write(source.resolve("f"), Arrays.copyOf(whole, whole.length / 2));
      assertRefused("'" + file.toUri() + "'", one(), file.toUri().toString());
      byte[] turned = whole.clone();
      turned[whole.length / 3] ^= 0x55;
      Files.write(file, turned);
      assertRefused("'" + file.toUri() + "'", one(), file.toUri().toString());
    }
  }

  @Test
  void aConnectionThatBreaksLeavesNothing() throws IOException {
    served.put("cut", ONE);
    assertRefused("cannot be read", one(), http("cut"));
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    assertRefused("there is nothing; give another address", one(), http("nothing"));
    assertRefused("there is no 'one.csv', nor with .gz", one(), http("folder/"));
    assertRefused("there is no 'one.csv'", one(), source.toUri().toString());
    assertRefused("the server answers 403", one(), http("no"));
    Path none = source.resolve("none.zip");
    assertRefused("there is nothing", one(), none.toUri().toString());
    Files.write(source.resolve("a.zip"), zip(Map.of("two.csv", TWO)));
    assertRefused(
        "the archive holds no 'one.csv', nor with .gz",
        one(),
        source.resolve("a.zip").toUri().toString());
    Files.write(source.resolve("one.csv"), ONE);
    assertRefused(
        "one file where [one.csv, two.csv] are wanted",
        both(),
        source.resolve("one.csv").toUri().toString());
    server.stop(0);
    assertRefused("cannot be read", one(), http("one.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/x", "one.csv", "jar:file:/a.zip!/x", "http:///x", "https:x", "a b",
        "file:relative", "file://host/x", ""
      })
  void otherAddressesAreRefused(String from) throws IOException {
    assertRefused("give file:///PATH, http://... or https://...", one(), from);
  }

  @Test
  void nothingIsFetchedUnasked() {
    UsageException e =
        assertThrows(
            UsageException.class, () -> new DataFetch(data).fetch(both(), Optional.empty()));
    assertEquals(
        "data set 'both': nothing is fetched unasked; say --from URL, a folder or archive with"
            + " one.csv (40,000 bytes), two.csv (4 bytes); its home is https://example.org/both",
        e.getMessage());
    assertFalse(Files.exists(data));
  }

  @Test
  void theKnownSetsAreWellFormed() {
    assertTrue(KnownSets.all().size() >= 12);
    for (KnownSet set : KnownSets.all()) {
      for (KnownFile file : set.files()) {
        assertTrue(file.sha256().matches("[0-9a-f]{64}"), file::toString);
        assertTrue(file.path().matches("[a-z-]+/[a-z0-9_-]+(\\.csv)?"), file::toString);
        assertTrue(file.bytes() > 0, file::toString);
      }
    }
  }

  @Test
  void thePublishedFilesAreTheKnownOnes() {
    String given = System.getenv().getOrDefault("ZOO_DATA", "");
    assumeTrue(!given.isEmpty(), "ZOO_DATA is not set");
    for (KnownSet set : KnownSets.all()) {
      if (set.isPresent(Path.of(given))) {
        List<String> lines = new DataFetch(Path.of(given)).fetch(set.id(), Optional.empty());
        assertTrue(
            lines.stream().allMatch(l -> l.endsWith("is there, and right")), lines::toString);
      }
    }
  }
}
