// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The rows of an untrusted CSV file (RFC 4180, UTF-8), one after the other: only one is in memory.
 * Empty lines are passed over. All rows must have as many cells as the first.
 */
final class CsvRows implements AutoCloseable, CellPlace {

  /** The most characters of one cell. */
  private static final int MAX_CELL = 1 << 17;

  /** The most cells of one row. */
  private static final int MAX_CELLS = 16_384;

  /** About as many characters of names a message lists. */
  private static final int MOST_LISTED = 300;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Path file;
  private final char decimal;

  /** Of the bytes read so far. */
  private final CRC32 checksum;

  private final Handler handler;
  private final CsvReader<CsvRow> reader;
  private final CloseableIterator<CsvRow> rows;
  private List<String> names = List.of();
  private int width = -1;
  private boolean peeked;

  private CsvRows(Path file, CRC32 checksum, Reader in, CsvFormat format) {
    this.file = file;
    this.decimal = format.decimal();
    this.handler = new Handler(format.decimal());
    this.checksum = checksum;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(format.separator())
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            // Counted here, where the message can say more.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MAX_CELL)
            .build(handler, in);
    this.rows = reader.iterator();
  }

  /**
   * Opens a file.
   *
   * @throws DataException where there is none, or it cannot be read
   */
  static CsvRows open(Path file, CsvFormat format) {
    if (!Files.isRegularFile(file)) {
      String what =
          Files.isDirectory(file)
              ? "it is a folder"
              : Files.exists(file)
                  ? "not a regular file"
                  : file.isAbsolute()
                      ? "no such file"
                      : "no such file in '" + Path.of("").toAbsolutePath() + "'";
      throw new DataException("csv '%s': %s; give the path of a CSV file".formatted(file, what));
    }
    try {
      CRC32 checksum = new CRC32();
      InputStream in =
          withoutMark(file, new CheckedInputStream(Files.newInputStream(file), checksum));
      return new CsvRows(
          file,
          checksum,
          new InputStreamReader(
              in,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)),
          format);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream withoutMark(Path file, InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
    byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
    String other = anotherFormat(first);
    if (other != null) {
      in.close();
      throw new DataException("csv '%s': %s".formatted(file, other));
    }
    if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
      in.unread(first);
    }
    return in;
  }

  /** What a file is that people take for CSV, by its first bytes; null where it may be CSV. */
  private static String anotherFormat(byte[] first) {
    int two = first.length < 2 ? 0 : (first[0] & 0xff) << 8 | first[1] & 0xff;
    return switch (two) {
      case 0x1f8b -> "it is compressed by gzip; unpack it";
      // Two letters alone may begin the name of a column.
      case 0x504b ->
          first.length > 2 && first[2] == 3
              ? "it is an Excel workbook or another zip archive; save the table as CSV"
              : null;
      case 0xfffe, 0xfeff -> "line 1: it is UTF-16; save the file as UTF-8";
      default -> null;
    };
  }

  /** The decimal point of its numbers. */
  char decimal() {
    return decimal;
  }

  /** Names the columns in messages from now on, as the header does. */
  void name(List<String> columns) {
    names = List.copyOf(columns);
  }

  /** Says how many cells a row must have, where it is not the first one that says so. */
  void expect(int cells) {
    width = cells;
  }

  /** The next row, which stays the next one; null at the end. */
  CsvRow peek() {
    peeked = peeked || read() != null;
    return peeked ? handler.row : null;
  }

  /** How many cells the next row has; 0 at the end. */
  int peekWidth() {
    return peek() == null ? 0 : handler.row.cells();
  }

  /**
   * The next row, null at the end; overwritten by the one after it.
   *
   * @throws DataException where the file is no CSV of UTF-8, or the row has another length
   */
  CsvRow next() {
    CsvRow row = peeked ? handler.row : read();
    peeked = false;
    if (row == null) {
      return null;
    }
    if (width < 0) {
      width = row.cells();
    } else if (row.cells() != width) {
      throw at(
          Math.min(row.cells(), width),
          "the line has %s where %d are wanted; %s"
              .formatted(
                  counted(row.cells()),
                  width,
                  row.cells() > width
                      ? "give all lines as many, and quotes to a cell with the separator in it"
                      : "give all lines as many"));
    }
    return row;
  }

  private CsvRow read() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException e) {
      throw parseMistake(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw Utf8Fault.in(file);
      }
      throw unreadable(file, e.getCause());
    }
  }

  private DataException parseMistake(CsvParseException e) {
    if (e.getCause() instanceof DataException mistake) {
      return mistake;
    }
    if (e.getCause() instanceof CharacterCodingException) {
      return Utf8Fault.in(file);
    }
    if (e.getCause() instanceof IOException cause) {
      return unreadable(file, cause);
    }
    String message = e.getMessage();
    String what;
    if (message.contains("closing quote")) {
      what = "something follows a closing quotation mark; write \"\" for one within quotes";
    } else if (message.contains("buffer")) {
      what =
          "a cell of more than %,d characters, or a quotation mark that no other one closes"
              .formatted(MAX_CELL);
    } else {
      what = "a quotation mark that no other one closes; add it";
    }
    return at(handler.row.line(), handler.row.cells(), what);
  }

  private static DataException unreadable(Path file, IOException e) {
    return new DataException(
        "csv '%s': cannot be read (%s); check its permissions".formatted(file, e), e);
  }

  /** The CRC-32 of the whole file, once the last row was read: tells whether it changed. */
  long checksum() {
    return checksum.getValue();
  }

  @Override
  public DataException at(int column, String what) {
    return at(handler.row.line(), column, what);
  }

  /** A mistake in a cell. */
  DataException at(long line, int column, String what) {
    return new DataException(
        "csv '%s': line %d, column %s: %s".formatted(file, line, name(column), what));
  }

  /** So many cells, in words. */
  static String counted(int cells) {
    return cells == 1 ? "1 cell" : cells + " cells";
  }

  /** A column as messages name it. */
  String name(int column) {
    return column < names.size()
        ? "'" + shown(names.get(column)) + "'"
        : column + " (the first is 0)";
  }

  /** A mistake in the file as a whole. */
  DataException wrong(String what) {
    return new DataException("csv '%s': %s".formatted(file, what));
  }

  /** A column as an option names it: by its name, or by its index where the name may mislead. */
  String option(int column) {
    String name = column < names.size() ? names.get(column) : "";
    boolean plain = !name.matches("\\d*|.{41,}|.*[&%\\p{Cntrl}].*");
    return plain ? name : Integer.toString(column);
  }

  /** Names as messages list them: on one line, and not too many. */
  static String listed(List<String> names) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (out.length() > MOST_LISTED) {
        return out + " and %,d more".formatted(names.size() - i);
      }
      out.append(i == 0 ? "" : ", ").append(shown(names.get(i)));
    }
    return out.toString();
  }

  /** A text as messages show it: on one line, and not long. */
  static String shown(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), 40); i++) {
      out.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return text.length() > 40 ? out + "..." : out.toString();
  }

  @Override
  public void close() {
    try {
      rows.close();
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Takes the cells from the parser's own buffer: no object is made for any of them. */
  private final class Handler extends CsvCallbackHandler<CsvRow> {
    private final CsvRow row;
    private RecordType type = RecordType.DATA;

    Handler(char decimal) {
      row = new CsvRow(decimal);
    }

    @Override
    protected RecordType getRecordType() {
      return type;
    }

    @Override
    protected int getFieldCount() {
      return row.cells();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
      row.begin(startingLineNumber);
      type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
      if (row.cells() == MAX_CELLS) {
        throw new DataException(
            "csv '%s': line %d has more than %,d cells; give a narrower table"
                .formatted(file, row.line(), MAX_CELLS));
      }
      row.add(buf, offset, len);
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
      type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
      type = RecordType.EMPTY;
    }

    @Override
    protected CsvRow buildRecord() {
      return row;
    }
  }
}
