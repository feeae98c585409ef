package org.waybill.collector.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.AccessLogException;
import org.waybill.collector.access.ForbiddenException;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.words.Words;

/**
 * What is answered where nothing fits: to people a page in their language, to programs a problem in
 * English.
 */
final class ErrorAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  private static final String API = "/api/";

  private final Sheets sheets;

  ErrorAnswers(Sheets sheets) {
    this.sheets = sheets;
  }

  Answer malformed(Visit visit) {
    return answer(visit, 400, "sentence.malformed", "sentence.malformed.text");
  }

  Answer absent(Visit visit) {
    return isApi(visit)
        ? Problem.of(404, "No such resource", "/api/v1/openapi.json says what there is.").answer()
        : Sentences.absent(sheets, visit);
  }

  Answer readOnly(Visit visit) {
    return answer(visit, 405, "sentence.read-only", "sentence.read-only.text");
  }

  /** The path stays out of the log: its query may hold an address. */
  Answer failed(Visit visit, Throwable failure) {
    if (failure instanceof ForbiddenException forbidden) {
      return forbidden(visit, forbidden);
    }
    LOG.error("A report could not be answered", failure);
    return switch (failure) {
      case StoreException store -> answer(visit, 503, "sentence.store", "sentence.failed.text");
      case AccessLogException log -> answer(visit, 503, "sentence.log", "sentence.failed.text");
      default -> answer(visit, 500, "sentence.failed", "sentence.failed.text");
    };
  }

  private Answer forbidden(Visit visit, ForbiddenException failure) {
    Words words = isApi(visit) ? Words.english() : visit.words();
    String title = words.text("sentence.forbidden");
    String text = failure.in(words);
    return isApi(visit)
        ? Problem.of(403, title, text).answer()
        : Sentences.of(sheets, visit, 403, title, text);
  }

  private Answer answer(Visit visit, int status, String title, String text) {
    Words words = isApi(visit) ? Words.english() : visit.words();
    return isApi(visit)
        ? Problem.of(status, words.text(title), words.text(text)).answer()
        : Sentences.of(sheets, visit, status, words.text(title), words.text(text));
  }

  private static boolean isApi(Visit visit) {
    return visit.path().startsWith(API);
  }
}
