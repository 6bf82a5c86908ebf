// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Model directories: {@code config.json} for people and tools, {@code model.safetensors}, {@code
 * README.md}, {@code history.csv}, and the {@code checkpoint.safetensors} that all of them are
 * derived from.
 */
package io.neurozoo.zoo.directory;
