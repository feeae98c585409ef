package org.waybill.mailet;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.apache.james.core.Domain;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.JamesServerResourceLoader;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.james.utils.ExtensionConfiguration;
import org.apache.james.utils.GuiceGenericLoader;
import org.apache.james.utils.GuiceLoader;
import org.apache.james.utils.GuiceMailetLoader;
import org.apache.james.utils.GuiceMatcherLoader;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;

/**
 * The mailet container of James 3.9 with its own loaders over a folder of an installed James: conf
 * and extensions-jars are read from there. What a mailet sends comes back into the container, as
 * the spool would bring it.
 */
final class Container implements AutoCloseable {
  private static final String PROCESSORS =
      """
      <processors>
        <processor state="root"><mailet match="All" class="Null"/></processor>
        <processor state="error"><mailet match="All" class="Null"/></processor>
        <processor state="relay">
          <mailet match="All" class="org.waybill.mailet.AddTracking">
            <config>waybill.properties</config>
          </mailet>
          <mailet match="All" class="org.waybill.mailet.Capture"/>
          <mailet match="All" class="org.waybill.mailet.RecordDelivery">
            <onMailetException>ignore</onMailetException>
          </mailet>
          <mailet match="All" class="org.waybill.mailet.RecordBounce">
            <onMailetException>ignore</onMailetException>
          </mailet>
          <mailet match="All" class="Null"/>
        </processor>
      </processors>
      """;

  private final CompositeProcessorImpl processors;

  private Container(Path james) throws Exception {
    MetricFactory metrics = new RecordingMetricFactory();
    MailetContext context = context();
    FileSystem files = new FileSystemImpl(new JamesServerResourceLoader(james.toString()));
    Injector injector =
        Guice.createInjector(
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(MetricFactory.class).toInstance(metrics);
                bind(MailetContext.class).toInstance(context);
                bind(FileSystem.class).toInstance(files);
                bind(ExtensionConfiguration.class).toInstance(ExtensionConfiguration.DEFAULT);
                bind(GuiceLoader.class).to(GuiceGenericLoader.class);
              }
            });
    GuiceLoader loader = injector.getInstance(GuiceLoader.class);
    processors =
        new CompositeProcessorImpl(
            metrics,
            context,
            new GuiceMatcherLoader(loader),
            new GuiceMailetLoader(loader, Set.of()));
    processors.configure(
        FileConfigurationProvider.getConfig(
            new ByteArrayInputStream(PROCESSORS.getBytes(StandardCharsets.UTF_8))));
    processors.init();
  }

  static Container of(Path james) throws Exception {
    return new Container(james);
  }

  void service(Mail mail) throws Exception {
    processors.service(mail);
  }

  @Override
  public void close() {
    processors.dispose();
  }

  private MailetContext context() {
    FakeMailContext rest = FakeMailContext.defaultContext();
    return (MailetContext)
        Proxy.newProxyInstance(
            Container.class.getClassLoader(),
            new Class<?>[] {MailetContext.class},
            (proxy, method, args) -> call(rest, method, args));
  }

  private Object call(FakeMailContext rest, Method method, Object[] args) throws Throwable {
    if (method.getName().equals("isLocalServer")) {
      return args[0].equals(Domain.of("sender.example"));
    }
    if (method.getName().equals("sendMail")) {
      Mail copy = (Mail) args[0];
      copy.setState((String) args[1]);
      processors.service(copy);
      return null;
    }
    return passedOn(rest, method, args);
  }

  private static Object passedOn(FakeMailContext rest, Method method, Object[] args)
      throws Throwable {
    try {
      return method.invoke(rest, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
