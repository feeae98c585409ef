package org.waybill.collector.notice;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.host.Contact;
import org.waybill.collector.http.Notice;
import org.waybill.collector.http.Notices;
import org.waybill.collector.privacy.Choice.Hand;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/**
 * Shows the pages and heeds their form. What may wait for a disk or the store is done off the event
 * loop, by few threads and for few at once: the world can ask for it. Used by the event loop.
 */
public final class NoticePages implements Notices {

  private static final Logger LOG = LoggerFactory.getLogger(NoticePages.class);

  private static final int THREADS = 2;

  /** Forms, or looks for a sender, that wait at once; beyond, one is asked to come again. */
  private static final int MOST_WAITING = 64;

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String RETRY_SECONDS = "30";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Optional<Withdrawals> withdrawals;
  private final Senders senders;
  private final Optional<Contact> contact;
  private final Sheet sheet = new Sheet();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Restless restless = new Restless();

  /**
   * Wires it.
   *
   * @param withdrawals where choices are kept; empty where that is not here
   * @param contact whom to tell of abuse
   */
  public NoticePages(
      Vertx vertx, Optional<Withdrawals> withdrawals, Senders senders, Optional<Contact> contact) {
    this.contact = contact;
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("waybill-notices", THREADS);
    this.withdrawals = withdrawals;
    this.senders = senders;
  }

  @Override
  public void show(Notice notice, HttpServerRequest request) {
    Views views = new Views(ReaderLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    switch (notice) {
      case Notice.Leads leads -> leads(request, views, leads);
      case Notice.Home home -> sheet.send(request, OK, views.home(contact));
      case Notice.Own nobody -> request.response().setStatusCode(NOT_FOUND).end();
      case Notice.Stopped stopped ->
          sheet.send(request, FORBIDDEN, views.blocked(stopped.target()));
      case Notice.Recorded recorded when withdrawals.isPresent() ->
          sheet.send(
              request,
              OK,
              views.recorded(recorded.token(), withdrawals.get().has(recorded.token().person())));
      case Notice.Chosen chosen when withdrawals.isPresent() ->
          ChoiceForm.read(
              request,
              wish ->
                  wish.ifPresentOrElse(
                      wanted -> heed(request, views, chosen.token(), wanted, withdrawals.get()),
                      () ->
                          sheet.send(
                              request, BAD_REQUEST, views.unchanged("notice.unchanged.form"))));
      case Notice.Recorded elsewhere -> unavailable(request, views, "notice.unchanged.here");
      case Notice.Chosen elsewhere -> unavailable(request, views, "notice.unchanged.here");
    }
  }

  private void heed(
      HttpServerRequest request, Views views, Token token, Wish wish, Withdrawals kept) {
    if (token.person().equals(PersonCode.NONE) || token.mode() == Mode.OFF) {
      sheet.send(request, OK, views.recorded(token, false));
    } else if (wish == Wish.RESUMED && restless.isTooMuch(token.person())) {
      unavailable(request, views, "notice.unchanged.often");
    } else if (!mayWait()) {
      unavailable(request, views, "notice.unchanged.busy");
    } else {
      workers
          .executeBlocking(
              () -> {
                kept.choose(token.person(), wish, Hand.RECIPIENT);
                return views.chosen(token, wish);
              },
              false)
          .onComplete(end -> waiting.decrementAndGet())
          .onSuccess(view -> sheet.send(request, OK, view))
          .onFailure(failure -> unheeded(request, views, failure, kept.has(token.person())));
    }
  }

  /** A withdrawal holds although the disk does not take it. */
  private void unheeded(
      HttpServerRequest request, Views views, Throwable failure, boolean withdrawn) {
    LOG.warn("a form could not be heeded: {}", failure.getMessage());
    if (failure instanceof IOException && withdrawn) {
      retryLater(request);
      sheet.send(request, UNAVAILABLE, views.unkept());
    } else {
      unavailable(request, views, "notice.unchanged.busy");
    }
  }

  /** Without the sender where nobody knows in time who that is. */
  private void leads(HttpServerRequest request, Views views, Notice.Leads leads) {
    Future<Optional<String>> sender =
        leads.copy().isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : sender(leads.copy().get());
    sender
        .otherwise(Optional.empty())
        .onSuccess(known -> sheet.send(request, OK, views.leads(leads.target(), known)));
  }

  private Future<Optional<String>> sender(TrackingId copy) {
    Promise<Optional<String>> first = Promise.promise();
    if (!mayWait()) {
      return Future.succeededFuture(Optional.empty());
    }
    long timer = vertx.setTimer(PATIENCE.toMillis(), end -> first.tryComplete(Optional.empty()));
    workers
        .executeBlocking(() -> senders.of(copy), false)
        .onComplete(end -> waiting.decrementAndGet())
        .onComplete(end -> vertx.cancelTimer(timer))
        .onSuccess(known -> first.tryComplete(known))
        .onFailure(failure -> first.tryComplete(Optional.empty()));
    return first.future();
  }

  /** Whether one more may wait, which is then counted. */
  private boolean mayWait() {
    if (waiting.incrementAndGet() <= MOST_WAITING) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  private void unavailable(HttpServerRequest request, Views views, String why) {
    retryLater(request);
    sheet.send(request, UNAVAILABLE, views.unchanged(why));
  }

  private static void retryLater(HttpServerRequest request) {
    if (!request.response().headWritten()) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
  }
}
