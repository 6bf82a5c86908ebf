// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Numbers as the network takes them, read as a stream: one array an example, nested as its shape is
 * or flat, or an array of such; and any number of such documents one after the other.
 */
final class JsonExamples implements Examples {
  private static final int FEW = 16;

  private final String name;
  private final Shape shape;
  private final InputStream in;
  private final JsonParser parser;
  private final JsonStructure structure;
  private boolean any;

  JsonExamples(String name, InputStream in, Shape shape) {
    this.name = name.equals("-") ? "standard input" : name;
    this.shape = shape;
    this.in = in;
    this.structure = new JsonStructure(shape);
    this.parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
  }

  @Override
  public int next(MemorySegment floats, int most) {
    long size = shape.size();
    long wanted = size * most;
    long count = 0;
    try {
      while (count < wanted) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          break;
        }
        switch (token) {
          case START_ARRAY -> structure.open();
          case END_ARRAY -> structure.close();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
            structure.number();
            floats.setAtIndex(DType.FLOAT, count++, finite(parser.getFloatValue()));
          }
          default ->
              throw new IllegalArgumentException(
                  "expected numbers in arrays and found " + inWords(token));
        }
      }
    } catch (JacksonException e) {
      throw at(e.getLocation(), JsonFault.of(e));
    } catch (IllegalArgumentException e) {
      throw at(parser.currentTokenLocation(), e.getMessage());
    }
    if (count % size != 0) {
      throw at(
          parser.currentLocation(), "the last example ends after " + count % size + " numbers");
    }
    if (count == 0 && !any) {
      throw InputException.empty(name);
    }
    any = true;
    return (int) (count / size);
  }

  private static String inWords(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "a text";
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> token.asString();
      default -> "something else";
    };
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("a number is too large for a float");
    }
    return value;
  }

  private InputException at(TokenStreamLocation where, String what) {
    return new InputException(
        "input '"
            + name
            + "': line "
            + where.getLineNr()
            + ", column "
            + where.getColumnNr()
            + ": "
            + what
            + "; the model takes arrays of "
            + shape.size()
            + " numbers, or nested as "
            + shape);
  }

  /** How many will come is not known, and mostly it is one: a large plan would be slow for it. */
  @Override
  public int batch(int most) {
    return Math.min(most, FEW);
  }

  @Override
  public void close() {
    parser.close();
    try {
      in.close();
    } catch (IOException e) {
      throw InputException.unreadable(name, e);
    }
  }
}
