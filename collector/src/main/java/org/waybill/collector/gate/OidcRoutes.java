package org.waybill.collector.gate;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.User;
import org.waybill.collector.report.Sheets;

/**
 * Signing in at a provider of OpenID Connect. The provider says who somebody is; what he may do
 * here stands in our users. Thread-safe.
 */
final class OidcRoutes {

  static final String START = "/login/oidc/start";
  static final String BACK = "/login/oidc";

  private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);

  private static final int LONGEST_CODE = 4_000;

  private final OidcProvider provider;
  private final OidcVisits visits;
  private final Accounts accounts;
  private final SignIn signIn;
  private final Cookies cookies;
  private final Sheets sheets;

  OidcRoutes(
      OidcProvider provider,
      OidcVisits visits,
      Accounts accounts,
      SignIn signIn,
      Cookies cookies,
      Sheets sheets) {
    this.provider = provider;
    this.visits = visits;
    this.accounts = accounts;
    this.signIn = signIn;
    this.cookies = cookies;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(START).handler(this::start);
    router.get(BACK).handler(this::back);
  }

  private void start(RoutingContext context) {
    OidcVisits.Visit visit = visits.begin(Next.of(parameter(context, "next")));
    provider
        .place(visit)
        .onSuccess(
            place -> {
              cookies.lend(context, Cookies.OIDC, visit.state());
              Page.seeOther(context, place);
            })
        .onFailure(failure -> away(context, failure));
  }

  /** The provider's answer is no more than a claim until the code was redeemed. */
  private void back(RoutingContext context) {
    String cookie = cookies.read(context, Cookies.OIDC).orElse("");
    cookies.remove(context, Cookies.OIDC);
    Optional<OidcVisits.Visit> visit = visits.end(parameter(context, "state"), cookie);
    String code = parameter(context, "code");
    if (visit.isEmpty()) {
      refuse(context, "This way in was not begun in this browser, or too long ago.");
    } else if (code.isEmpty() || code.length() > LONGEST_CODE) {
      refuse(context, "The provider did not let you in.");
    } else {
      provider
          .user(code, visit.get())
          .onSuccess(name -> enter(context, name, visit.get().next()))
          .onFailure(failure -> away(context, failure));
    }
  }

  private void enter(RoutingContext context, String name, Next next) {
    Optional<User> user = accounts.users().find(name);
    if (user.isPresent()) {
      signIn.enter(context, user.get(), next);
    } else {
      refuseStranger(context, name);
    }
  }

  /** Nobody is known yet: a line in the access log for each would let anybody fill the disk. */
  private void refuse(RoutingContext context, String text) {
    Page.send(
        context,
        403,
        sheets.sentence(Page.visit(context), Page.words(context).text("sentence.outside"), text));
  }

  private void refuseStranger(RoutingContext context, String name) {
    String from = signIn.from(context);
    context
        .vertx()
        .executeBlocking(
            () -> {
              accounts.tellRefused(name, from, "known to the provider, and no user here");
              return true;
            },
            false)
        .onComplete(end -> refuse(context, Page.words(context).text("sentence.outside.stranger")));
  }

  private void away(RoutingContext context, Throwable failure) {
    LOG.warn("OpenID Connect failed ({})", failure.getMessage());
    Page.send(
        context,
        502,
        sheets.sentence(
            Page.visit(context),
            Page.words(context).text("sentence.outside"),
            Page.words(context).text("sentence.outside.away")));
  }

  private static String parameter(RoutingContext context, String name) {
    String value = context.request().getParam(name);
    return value == null ? "" : value;
  }
}
