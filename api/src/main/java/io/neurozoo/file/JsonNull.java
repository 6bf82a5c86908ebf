// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/** The JSON {@code null}. */
public record JsonNull() implements JsonValue {}
