package org.waybill.collector.notice;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.privacy.Choice.Wish;

/**
 * The body of the one form there is: {@code do=stop} or {@code do=resume}, and nothing else. Used
 * by one event loop.
 */
final class ChoiceForm {

  /** Ours has ten; a browser's extension may add a little. */
  private static final int LONGEST = 256;

  private static final String NAME = "do=";

  private final Buffer body = Buffer.buffer();

  private ChoiceForm() {}

  /**
   * Reads it.
   *
   * @param heed told once what is wanted; empty for anything else than our form
   */
  static void read(HttpServerRequest request, Consumer<Optional<Wish>> heed) {
    ChoiceForm form = new ChoiceForm();
    request.handler(form::add);
    request.endHandler(end -> heed.accept(form.wish()));
  }

  /** What is too long is read to its end, which the listener bounds, and not kept. */
  private void add(Buffer part) {
    if (body.length() <= LONGEST) {
      body.appendBuffer(part, 0, Math.min(part.length(), LONGEST + 1));
    }
  }

  private Optional<Wish> wish() {
    if (body.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Wish> wish = Optional.empty();
    for (String field : body.toString(StandardCharsets.ISO_8859_1).split("&", -1)) {
      if (field.startsWith(NAME)) {
        if (wish.isPresent()) {
          return Optional.empty();
        }
        wish =
            switch (field.substring(NAME.length())) {
              case Views.STOP -> Optional.of(Wish.WITHDRAWN);
              case Views.RESUME -> Optional.of(Wish.RESUMED);
              default -> Optional.empty();
            };
      }
    }
    return wish;
  }
}
