package io.leasehold.common.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Check for settings under old names, which would be ignored: a service with such a setting refuses to start. Each
 * module lists its renamed settings, {@code old=new}, in {@code META-INF/renamed-settings.properties}.
 */
@Singleton
class RenamedSettings {
    private static final String RESOURCE = "META-INF/renamed-settings.properties";

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Config config) {
        check(
                renamed(),
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .collect(Collectors.toSet()));
    }

    static void check(Map<String, String> renamed, Set<String> present) {
        String old = renamed.entrySet().stream()
                .filter(name -> present.contains(name.getKey()))
                .map(name -> "%s is now %s".formatted(name.getKey(), name.getValue()))
                .collect(Collectors.joining(", "));
        if (!old.isEmpty()) {
            throw new IllegalStateException("Settings have new names: " + old);
        }
    }

    private static Map<String, String> renamed() {
        Map<String, String> renamed = new TreeMap<>();
        try {
            for (var url : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(RESOURCE))) {
                Properties names = new Properties();
                try (InputStream in = url.openStream()) {
                    names.load(in);
                }
                names.stringPropertyNames().forEach(name -> renamed.put(name, names.getProperty(name)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return renamed;
    }
}
