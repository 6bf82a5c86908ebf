// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

/**
 * One option of a model, in words.
 *
 * @param name as in {@code --set name=value}
 * @param type what values it may have
 * @param range of its numbers; empty where every one is allowed
 * @param standard its value when nobody sets it, as people would type it
 * @param meaning one line
 */
public record OptionDescription(
    String name, String type, String range, String standard, String meaning) {}
