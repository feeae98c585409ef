package org.waybill.collector.gate;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.ApiToken;
import org.waybill.collector.access.ApiTokens;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Session;
import org.waybill.collector.access.Sessions;
import org.waybill.collector.access.User;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.gate.Attempts.Attempt;
import org.waybill.collector.gate.Attempts.Outcome;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Sheets;

/**
 * What a user does with his own account: how pages are, password, sessions, tokens. Thread-safe.
 */
final class AccountRoutes {

  static final String PATH = "/account";

  private final Accounts accounts;
  private final Sessions sessions;
  private final Attempts attempts;
  private final ClientAddress clients;
  private final Cookies cookies;
  private final Sheets sheets;

  AccountRoutes(
      Accounts accounts,
      Sessions sessions,
      Attempts attempts,
      ClientAddress clients,
      Cookies cookies,
      Sheets sheets) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.clients = clients;
    this.cookies = cookies;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(PATH).handler(context -> show(context, 200, "", "", ""));
    router.post(PATH + "/preferences").handler(this::preferences);
    router.post(PATH + "/password").handler(this::password);
    router.post(PATH + "/sessions").handler(this::endSession);
    router.post(PATH + "/tokens").handler(this::makeToken);
    router.post(PATH + "/tokens/revoke").handler(this::revokeToken);
  }

  /** Does something that writes to disk; returns a secret to show, or nothing. */
  @FunctionalInterface
  private interface Deed {
    String run() throws IOException;
  }

  private void preferences(RoutingContext context) {
    new PreferenceCookies(cookies).keep(context);
    Page.seeOther(context, PATH);
  }

  /**
   * The old password is asked for again: whoever finds an open browser must not keep the account.
   */
  private void password(RoutingContext context) {
    Viewer viewer = viewer(context);
    String fresh = Page.field(context, "new");
    Optional<String> problem =
        fresh.equals(Page.field(context, "again"))
            ? Passwords.problem(fresh).map(AccountRoutes::sentence)
            : Optional.of(Page.words(context).text("account.password.differ"));
    if (problem.isPresent()) {
      show(context, 400, problem.get(), "", "");
      return;
    }
    Credentials old = new Credentials(viewer.user(), Page.field(context, "old"));
    attempts
        .once(new Attempt(clients.site(context.request()), old))
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case Outcome.Right right ->
                    change(
                        context, viewer, Page.words(context).text("account.password.done"), fresh);
                case Outcome.Wrong wrong ->
                    show(context, 400, Page.words(context).text("account.password.wrong"), "", "");
                case Outcome.Locked locked ->
                    show(
                        context,
                        429,
                        Page.words(context).text("account.password.locked", locked.words()),
                        "",
                        "");
              }
            })
        .onFailure(context::fail);
  }

  /** All sessions end with the old password; this one goes on under a new id. */
  private void change(RoutingContext context, Viewer viewer, String done, String fresh) {
    context
        .vertx()
        .executeBlocking(
            () -> {
              accounts.password(Accounts.By.of(viewer), viewer.user(), Passwords.hash(fresh));
              return accounts.users().find(viewer.user());
            },
            false)
        .onSuccess(
            user -> {
              user.ifPresent(
                  known ->
                      cookies.write(
                          context, Cookies.SESSION, sessions.begin(known, viewer.from())));
              Page.send(
                  context,
                  200,
                  sheets.sentence(
                      Page.visit(context),
                      Page.words(context).text("account.password.changed"),
                      done));
            })
        .onFailure(context::fail);
  }

  private void endSession(RoutingContext context) {
    Viewer viewer = viewer(context);
    user(viewer).ifPresent(user -> sessions.end(user, Page.field(context, "id")));
    Page.seeOther(context, PATH);
  }

  private void makeToken(RoutingContext context) {
    Viewer viewer = viewer(context);
    Set<Right> scope = EnumSet.noneOf(Right.class);
    for (Right right : ApiToken.SCOPES) {
      if (context.request().formAttributes().contains("scope-" + right.word())) {
        scope.add(right);
      }
    }
    String days = Page.field(context, "days");
    if (!days.matches("\\d{1,5}") || scope.isEmpty()) {
      show(context, 400, Page.words(context).text("account.tokens.wrong"), "", "");
      return;
    }
    run(
        context,
        Page.words(context).text("account.tokens.done"),
        () -> {
          ApiTokens.Made made =
              accounts.makeToken(
                  Accounts.By.of(viewer),
                  viewer.user(),
                  scope,
                  Integer.parseInt(days),
                  Page.field(context, "label").strip());
          return made.secret();
        });
  }

  private void revokeToken(RoutingContext context) {
    Viewer viewer = viewer(context);
    run(
        context,
        Page.words(context).text("account.tokens.revoked"),
        () -> {
          accounts.revokeToken(
              Accounts.By.of(viewer), Page.field(context, "id"), Optional.of(viewer.user()));
          return "";
        });
  }

  private void run(RoutingContext context, String done, Deed deed) {
    context
        .vertx()
        .executeBlocking(deed::run, false)
        .onSuccess(secret -> show(context, 200, "", done, secret))
        .onFailure(
            failure -> {
              if (failure instanceof IOException) {
                show(context, 400, sentence(String.valueOf(failure.getMessage())), "", "");
              } else {
                context.fail(failure);
              }
            });
  }

  private void show(
      RoutingContext context, int status, String problem, String done, String secret) {
    Viewer viewer = viewer(context);
    String here = viewer.means() instanceof Means.Session session ? session.formToken() : "";
    Frame frame = sheets.frame(Page.words(context).text("account.title"), Page.visit(context));
    AccountView view =
        new AccountView(
            frame,
            problem,
            done,
            secret,
            ApiToken.SCOPES.stream()
                .filter(viewer.role().rights()::contains)
                .map(Right::word)
                .toList(),
            user(viewer).stream()
                .flatMap(user -> sessions.of(user).stream())
                .map(session -> row(frame, session, here))
                .toList(),
            tokens(frame, viewer));
    Page.send(context, status, sheets.render("account.jte", view));
  }

  private static AccountView.SessionRow row(Frame frame, Session session, String here) {
    return new AccountView.SessionRow(
        session.id(),
        frame.at(session.began().toEpochMilli()),
        frame.at(session.last().toEpochMilli()),
        session.from(),
        session.formToken().equals(here));
  }

  private List<AccountView.TokenRow> tokens(Frame frame, Viewer viewer) {
    return accounts.tokens().list().stream()
        .filter(token -> token.owner().equals(viewer.user()))
        .map(
            token ->
                new AccountView.TokenRow(
                    token.id(),
                    token.label(),
                    token.scopeWords(),
                    frame.at(token.made().toEpochMilli()),
                    frame.at(token.expires().toEpochMilli())))
        .toList();
  }

  private Optional<User> user(Viewer viewer) {
    return accounts.users().find(viewer.user());
  }

  private static Viewer viewer(RoutingContext context) {
    return Gate.viewer(context).orElseThrow();
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
  }
}
