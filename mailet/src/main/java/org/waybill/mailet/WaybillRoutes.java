package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.webadmin.Routes;
import org.waybill.killswitch.Off;
import org.waybill.killswitch.Scope;
import org.waybill.killswitch.SwitchedOff;
import org.waybill.wire.Allowance;
import org.waybill.wire.RecordingState;
import spark.Request;
import spark.Response;
import spark.Route;
import spark.Service;

/**
 * What an admin sees and does in James's webadmin, below {@code /waybill}, with whatever
 * authentication webadmin has. Switched on in {@code webadmin.properties} by {@code
 * extensions.routes=org.waybill.mailet.WaybillRoutes}.
 *
 * <pre>
 * GET    /waybill/status
 * POST   /waybill/explain?sender=ADDRESS&amp;recipient=ADDRESS   a message/rfc822
 * GET    /waybill/kill-switch
 * PUT    /waybill/kill-switch?note=WHY                       all mail
 * PUT    /waybill/kill-switch/DOMAIN?note=WHY                mail from a domain
 * DELETE /waybill/kill-switch
 * DELETE /waybill/kill-switch/DOMAIN
 * </pre>
 *
 * <p>Everything is about the AddTracking mailets of this James. Thread-safe.
 */
public final class WaybillRoutes implements Routes {

  private static final String BASE = "/waybill";
  private static final String KILL_SWITCH = BASE + "/kill-switch";
  private static final String DOMAIN = ":domain";
  private static final String JSON = "application/json";

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int NOT_KEPT = 500;
  private static final int NOT_RUNNING = 503;

  @Override
  public String getBasePath() {
    return BASE;
  }

  @Override
  public void define(Service service) {
    service.get(BASE + "/status", with((request, running) -> status(running)));
    service.post(BASE + "/explain", with(WaybillRoutes::explain));
    service.get(KILL_SWITCH, with((request, running) -> killSwitch(running)));
    service.put(KILL_SWITCH, with(WaybillRoutes::off));
    service.put(KILL_SWITCH + "/" + DOMAIN, with(WaybillRoutes::off));
    service.delete(KILL_SWITCH, with(WaybillRoutes::on));
    service.delete(KILL_SWITCH + "/" + DOMAIN, with(WaybillRoutes::on));
  }

  /** What is answered, by the environments of this James: at least one. */
  @FunctionalInterface
  private interface Answer {
    Map<String, Object> to(Request request, List<Environment> running) throws IOException;
  }

  private static Route with(Answer answer) {
    return (request, response) -> {
      response.type(JSON);
      List<Environment> running = Environments.all();
      if (running.isEmpty()) {
        return refused(
            response, NOT_RUNNING, "no AddTracking runs in this James; see mailetcontainer.xml");
      }
      try {
        return JsonText.of(answer.to(request, running));
      } catch (MessageTooLargeException e) {
        return refused(response, TOO_LARGE, "the message is larger than AddTracking looks at");
      } catch (IllegalArgumentException e) {
        return refused(response, BAD_REQUEST, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return refused(response, NOT_KEPT, String.valueOf(e.getMessage()));
      }
    };
  }

  /** In the form of webadmin's own errors. */
  private static String refused(Response response, int status, String message) {
    response.status(status);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statusCode", status);
    fields.put("type", status == BAD_REQUEST ? "InvalidArgument" : "ServerError");
    fields.put("message", message);
    return JsonText.of(fields);
  }

  private static Map<String, Object> status(List<Environment> running) {
    List<MailetStatus> mailets =
        running.stream()
            .flatMap(environment -> environment.desks().stream())
            .map(Desk::status)
            .toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("worries", Environments.worries());
    List<Allowance> allowed = running.stream().map(WaybillRoutes::allowed).toList();
    fields.put("recording", allowed.stream().allMatch(all -> all.state() == RecordingState.ON));
    fields.put(
        "recordingOff",
        allowed.stream().flatMap(all -> all.domainsOff().stream()).distinct().toList());
    fields.put("ledgerLag", running.stream().mapToLong(WaybillRoutes::lag).sum());
    fields.put("mailets", mailets.stream().map(MailetStatus::fields).toList());
    fields.put("counts", MailetStatus.counts(mailets));
    fields.putAll(killSwitch(running));
    return fields;
  }

  /** Without an installation nothing has been said: then its trouble is told. */
  private static Allowance allowed(Environment environment) {
    return environment.installation().map(Installation::allowed).orElse(Allowance.EVERYTHING);
  }

  /** Without an installation there is nobody to tell it. */
  private static boolean isSwitchTold(Environment environment) {
    return environment
        .installation()
        .map(Installation::isSwitchTold)
        .orElseGet(() -> environment.killSwitch().state().byScope().isEmpty());
  }

  private static long lag(Environment environment) {
    return environment.installation().map(Installation::lag).orElse(0L);
  }

  private static Map<String, Object> explain(Request request, List<Environment> running)
      throws IOException {
    byte[] message = request.bodyAsBytes();
    if (message == null || message.length == 0) {
      throw new IllegalArgumentException("the body is empty; it takes a message/rfc822");
    }
    if (message.length > BoundedBytes.MOST) {
      throw new MessageTooLargeException();
    }
    Desk desk =
        running.stream()
            .flatMap(environment -> environment.desks().stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no AddTracking runs in this James"));
    try {
      MailImpl mail =
          SubmittedMail.of(
              message,
              Optional.ofNullable(request.queryParams("sender")),
              Optional.ofNullable(request.queryParams("recipient")).stream().toList());
      try {
        return desk.explain(mail).fields();
      } finally {
        LifecycleUtil.dispose(mail);
      }
    } catch (MessagingException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, Object> off(Request request, List<Environment> running)
      throws IOException {
    Scope scope = scope(request);
    String note = Optional.ofNullable(request.queryParams("note")).orElse("by webadmin");
    for (Environment environment : running) {
      environment.killSwitch().off(scope, note);
    }
    return killSwitch(running);
  }

  private static Map<String, Object> on(Request request, List<Environment> running)
      throws IOException {
    for (Environment environment : running) {
      environment.killSwitch().on(scope(request));
    }
    return killSwitch(running);
  }

  private static Scope scope(Request request) {
    return Optional.ofNullable(request.params(DOMAIN)).map(Scope::parse).orElse(Scope.ALL);
  }

  private static Map<String, Object> killSwitch(List<Environment> running) {
    List<Object> off = new ArrayList<>();
    for (Environment environment : running) {
      SwitchedOff state = environment.killSwitch().state();
      state.byScope().forEach((scope, since) -> off.add(entry(scope, since)));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("switchedOff", off.stream().distinct().toList());
    fields.put("collectorTold", running.stream().allMatch(WaybillRoutes::isSwitchTold));
    return fields;
  }

  private static Map<String, Object> entry(Scope scope, Off off) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("scope", scope.name());
    fields.put("since", off.since().map(Object::toString).orElse(""));
    fields.put("note", off.note());
    return fields;
  }
}
