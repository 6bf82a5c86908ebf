// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import io.neurozoo.training.data.DataException;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * An address to fetch from.
 *
 * @param uri with the scheme file, http or https
 */
record Address(URI uri) {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;

  /**
   * Reads an address.
   *
   * @throws UsageException where it is none of those that can be fetched from
   */
  static Address parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(text, "not an address (" + e.getReason() + ")");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "file" -> {
        if (path(uri).isEmpty()) {
          throw wrong(text, "no path of this machine");
        }
      }
      case "http", "https" -> {
        if (uri.getHost() == null) {
          throw wrong(text, "without a host");
        }
      }
      default -> throw wrong(text, text.startsWith("/") ? "a path and no URL" : "of another kind");
    }
    return new Address(uri);
  }

  private static UsageException wrong(String text, String why) {
    return new UsageException(
        "--from '" + text + "' is " + why + "; give file:///PATH, http://... or https://...");
  }

  private static Optional<Path> path(URI uri) {
    try {
      return Optional.of(Path.of(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean isFile() {
    return uri.getScheme().equalsIgnoreCase("file");
  }

  /** True where files have addresses below this one. */
  boolean isFolder() {
    return uri.getPath().endsWith("/") || isFile() && Files.isDirectory(path(uri).orElseThrow());
  }

  /** The address of a file in this folder. */
  Address file(String name) {
    String text = uri.toString();
    return new Address(URI.create(text + (text.endsWith("/") ? "" : "/") + name));
  }

  /**
   * Opens it, buffered, so that its first bytes can be looked at.
   *
   * @return empty where there is nothing at this address
   * @throws DataException where it cannot be read
   */
  Optional<InputStream> open() {
    try {
      InputStream in = isFile() ? Files.newInputStream(path(uri).orElseThrow()) : connect();
      return Optional.of(new BufferedInputStream(in, 1 << 16));
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DataException(this + ": cannot be read (" + e + "); try again", e);
    }
  }

  private InputStream connect() throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    if (connection instanceof HttpURLConnection http) {
      int status = http.getResponseCode();
      if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
        http.disconnect();
        throw new FileNotFoundException(uri.toString());
      }
      if (status != HttpURLConnection.HTTP_OK) {
        http.disconnect();
        throw new DataException(
            this + ": the server answers " + status + "; give the address of the data themselves");
      }
    }
    return connection.getInputStream();
  }

  @Override
  public String toString() {
    return "'" + uri + "'";
  }
}
