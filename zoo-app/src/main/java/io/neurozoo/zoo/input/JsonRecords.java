// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.training.data.RecordEncoder;
import io.neurozoo.training.data.TableEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Raw rows of a table as JSON objects, {@code {"age": 30, "city": "Berlin"}}, read as a stream: one
 * after the other, or in an array.
 */
final class JsonRecords implements Examples {
  private static final int FEW = 16;

  private final String name;
  private final InputStream in;
  private final JsonParser parser;
  private final TableEncoding table;
  private final RecordEncoder encoder;
  private boolean array;
  private long records;

  JsonRecords(String name, InputStream in, TableEncoding table) {
    this.name = name.equals("-") ? "standard input" : name;
    this.in = in;
    this.table = table;
    this.encoder = new RecordEncoder(table);
    this.parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
  }

  @Override
  public int next(MemorySegment floats, int most) {
    int count = 0;
    try {
      while (count < most) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          break;
        }
        if (token == JsonToken.START_ARRAY && !array) {
          array = true;
        } else if (token == JsonToken.END_ARRAY) {
          array = false;
        } else if (token == JsonToken.START_OBJECT) {
          String where = "input '%s': record %,d".formatted(name, ++records);
          encoder.write(where, record(), floats, 4L * table.inputs() * count);
          count++;
        } else {
          throw at(parser.currentTokenLocation(), "expected an object, a row by column names");
        }
      }
    } catch (JacksonException e) {
      throw at(e.getLocation(), JsonFault.of(e));
    }
    if (records == 0) {
      throw InputException.empty(name);
    }
    return count;
  }

  private Map<String, String> record() {
    Map<String, String> record = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String column = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
        throw at(parser.currentTokenLocation(), "a number, a text or null was expected");
      }
      record.put(column, value == JsonToken.VALUE_NULL ? null : parser.getString());
    }
    return record;
  }

  private InputException at(TokenStreamLocation where, String what) {
    return new InputException(
        "input '%s': line %d, column %d: %s"
            .formatted(name, where.getLineNr(), where.getColumnNr(), what));
  }

  /** As of other JSON, mostly one comes. */
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
