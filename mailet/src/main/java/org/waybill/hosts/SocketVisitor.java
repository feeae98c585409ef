package org.waybill.hosts;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.waybill.wire.TrackingUrl;

/**
 * The real one: resolves, connects, checks the certificate as browsers do (name, chain, dates), and
 * asks. By hand, for every address must be right that answers at all: a browser tries the next one
 * only where nobody answers. Thread-safe.
 */
public final class SocketVisitor implements Visitor {

  /** Addresses of one name that are looked at. */
  private static final int MOST_ADDRESSES = 4;

  private final Resolver resolver;
  private final SSLSocketFactory tls;
  private final InstantSource clock;

  /** With this machine's names and the certificates that this Java trusts. */
  public SocketVisitor(InstantSource clock) {
    this(Resolver.SYSTEM, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
  }

  /**
   * With others.
   *
   * @param tls what it trusts
   * @param clock for the dates of certificates
   */
  public SocketVisitor(Resolver resolver, SSLSocketFactory tls, InstantSource clock) {
    this.resolver = resolver;
    this.tls = tls;
    this.clock = clock;
  }

  @Override
  public HostAnswer visit(TrackingUrl url, Optional<SealedLink> link, Duration limit) {
    Endpoint endpoint = Endpoint.of(url);
    Deadline deadline = Deadline.in(limit);
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(endpoint.host());
    } catch (UnknownHostException e) {
      return new HostAnswer.Wrong(HostFault.NAME, String.valueOf(e.getMessage()));
    }
    int looked = Math.min(addresses.size(), MOST_ADDRESSES);
    List<HostAnswer> answers = new ArrayList<>();
    for (int i = 0; i < looked; i++) {
      answers.add(visit(endpoint, addresses.get(i), link, deadline.share(looked - i)));
    }
    return together(answers);
  }

  /** An address where nobody answers does not count if another has an answer. */
  private static HostAnswer together(List<HostAnswer> answers) {
    return answers.stream()
        .filter(answer -> !isSilent(answer))
        .reduce(SocketVisitor::worse)
        .orElseGet(() -> answers.get(0));
  }

  private static boolean isSilent(HostAnswer answer) {
    return answer instanceof HostAnswer.Wrong wrong && wrong.fault() == HostFault.SILENT;
  }

  private static HostAnswer worse(HostAnswer one, HostAnswer other) {
    return switch (one) {
      case HostAnswer.Right right when other instanceof HostAnswer.Right also ->
          new HostAnswer.Right(Certificates.earliest(right.until(), also.until()));
      case HostAnswer.Right right -> other;
      case HostAnswer.Wrong wrong -> wrong;
    };
  }

  private HostAnswer visit(
      Endpoint endpoint, InetAddress address, Optional<SealedLink> link, Deadline deadline) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, endpoint.port()), deadline.millis());
      socket.setSoTimeout(deadline.millis());
      return endpoint.tls()
          ? secured(endpoint, socket, link, deadline)
          : new HttpQuestion(endpoint, deadline).ask(socket, link, Optional.empty());
    } catch (SSLException e) {
      return new HostAnswer.Wrong(HostFault.CERTIFICATE, Certificates.reason(e));
    } catch (SocketTimeoutException | ConnectException | NoRouteToHostException e) {
      return new HostAnswer.Wrong(
          HostFault.SILENT, address.getHostAddress() + ": " + e.getMessage());
    } catch (IOException e) {
      return new HostAnswer.Wrong(HostFault.SILENT, address.getHostAddress() + ": " + e);
    }
  }

  private HostAnswer secured(
      Endpoint endpoint, Socket socket, Optional<SealedLink> link, Deadline deadline)
      throws IOException {
    try (SSLSocket secure =
        (SSLSocket) tls.createSocket(socket, endpoint.host(), endpoint.port(), true)) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      Certificates chain = Certificates.of(secure.getSession().getPeerCertificates());
      return chain.fault(clock.instant()).isPresent()
          ? chain.fault(clock.instant()).get()
          : new HttpQuestion(endpoint, deadline).ask(secure, link, Optional.of(chain.until()));
    }
  }
}
