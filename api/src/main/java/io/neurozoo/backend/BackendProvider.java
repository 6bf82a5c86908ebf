// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

/** Found by {@link java.util.ServiceLoader}; makes a backend. */
public interface BackendProvider {

  /** Short name, such as {@code cpu}. */
  String name();

  /** Opens the backend. */
  Backend open(BackendOptions options);
}
