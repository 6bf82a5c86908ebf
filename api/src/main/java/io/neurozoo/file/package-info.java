// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Files: strict JSON, the safetensors model file with its checksum, and atomic replacement of a
 * file.
 *
 * <p>Everything read here is untrusted. Limits stand before every allocation, arithmetic on sizes
 * cannot overflow, nesting is bounded, and each error is one line that says where, what and what to
 * do.
 */
package io.neurozoo.file;
