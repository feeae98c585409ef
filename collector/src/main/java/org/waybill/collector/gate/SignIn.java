package org.waybill.collector.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Secret;
import org.waybill.collector.access.Sessions;
import org.waybill.collector.access.User;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.gate.Attempts.Attempt;
import org.waybill.collector.gate.Attempts.Outcome;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.report.Sheets;

/** The form to sign in, and the way out. Thread-safe. */
final class SignIn {

  static final String PATH = "/login";

  private static final int LONGEST_NAME = 64;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Attempts attempts;
  private final ClientAddress clients;
  private final Cookies cookies;
  private final Sheets sheets;
  private final boolean hasProvider;

  /**
   * Wires it.
   *
   * @param hasProvider whether a provider of OpenID Connect may be asked as well
   */
  SignIn(
      Accounts accounts,
      Sessions sessions,
      Attempts attempts,
      ClientAddress clients,
      Cookies cookies,
      Sheets sheets,
      boolean hasProvider) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.clients = clients;
    this.cookies = cookies;
    this.sheets = sheets;
    this.hasProvider = hasProvider;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::form);
    router.post(PATH).handler(this::tryToSignIn);
    router.post("/logout").handler(this::signOut);
  }

  private void form(RoutingContext context) {
    String next = context.request().getParam("next");
    show(context, 200, "", "", Next.of(next == null ? "/" : next));
  }

  /** Each form of a visit has the same token, so that two windows do not shut each other out. */
  private void show(RoutingContext context, int status, String user, String problem, Next next) {
    String visit =
        cookies
            .read(context, Cookies.VISIT)
            .orElseGet(
                () -> {
                  String fresh = Secret.make();
                  cookies.write(context, Cookies.VISIT, fresh);
                  return fresh;
                });
    LoginView view =
        new LoginView(
            sheets.frame(Page.words(context).text("login.title"), Page.visit(context)),
            user,
            problem,
            next.path(),
            FormGuard.visitToken(visit),
            hasProvider ? next.after(OidcRoutes.START) : "");
    Page.send(context, status, sheets.render("login.jte", view));
  }

  private void tryToSignIn(RoutingContext context) {
    Credentials credentials =
        new Credentials(Page.field(context, "user").strip(), Page.field(context, "password"));
    Next next = Next.of(Page.field(context, "next"));
    String shown = credentials.user().length() > LONGEST_NAME ? "" : credentials.user();
    attempts
        .once(new Attempt(clients.site(context.request()), credentials))
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case Outcome.Right right -> signIn(context, right.user(), next);
                case Outcome.Wrong wrong ->
                    show(context, 403, shown, Page.words(context).text("login.wrong"), next);
                case Outcome.Locked locked -> {
                  context
                      .response()
                      .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(locked.seconds()));
                  String text = Page.words(context).text("login.locked", locked.words());
                  show(context, 429, shown, text, next);
                }
              }
            })
        .onFailure(context::fail);
  }

  private void signIn(RoutingContext context, User user, Next next) {
    begin(context, user, () -> Page.seeOther(context, next.path()));
  }

  /**
   * Lets somebody in who comes from the provider. His browser would send no strict cookie along
   * with a redirect that began elsewhere; so a page of ours leads on.
   */
  void enter(RoutingContext context, User user, Next next) {
    begin(
        context,
        user,
        () ->
            Page.send(
                context,
                200,
                sheets.render(
                    "welcome.jte",
                    new WelcomeView(
                        sheets.frame(
                            Page.words(context).text("welcome.title"), Page.visit(context)),
                        next.path()))));
  }

  /** Whose request it is. */
  String from(RoutingContext context) {
    return clients.of(context.request());
  }

  /** The session of before ends: nobody goes on under an id somebody else may have set. */
  private void begin(RoutingContext context, User user, Runnable then) {
    cookies.read(context, Cookies.SESSION).ifPresent(sessions::end);
    cookies.write(context, Cookies.SESSION, sessions.begin(user, from(context)));
    cookies.remove(context, Cookies.VISIT);
    Means means = new Means.Session("");
    Viewer viewer = Viewer.of(user.name(), user.role(), means, from(context));
    tell(context, viewer, LogEntry.Event.SIGN_IN, "signed in", then);
  }

  private void signOut(RoutingContext context) {
    cookies.read(context, Cookies.SESSION).ifPresent(sessions::end);
    cookies.remove(context, Cookies.SESSION);
    Viewer viewer = Gate.viewer(context).orElseThrow();
    tell(
        context, viewer, LogEntry.Event.SIGN_OUT, "signed out", () -> Page.seeOther(context, PATH));
  }

  private void tell(
      RoutingContext context, Viewer viewer, LogEntry.Event event, String what, Runnable then) {
    context
        .vertx()
        .executeBlocking(
            () -> {
              accounts.tell(Accounts.By.of(viewer), event, what);
              return true;
            },
            false)
        .onComplete(end -> then.run());
  }
}
