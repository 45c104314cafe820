package io.outbound.faults.failpoint;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.jar.JarFile;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Arguments: the jar of the {@link Gate}, {@code halt} or {@code scale}, class, method, number, and what a returned value that does not
 * count says; separated by {@code |}.
 */
public final class FailpointAgent {

    private FailpointAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws IOException {
        String[] part = arguments.split("\\|", -1);
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(part[0]));
        Class<?> advice = part[1].equals("halt") ? Halting.class : Scaling.class;
        if (advice == Halting.class) {
            Gate.close(Integer.parseInt(part[4]), part[5]);
        } else {
            Gate.scale(Integer.parseInt(part[4]));
        }
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .type(ElementMatchers.named(part[2]))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(advice).on(ElementMatchers.named(part[3]))))
                .installOn(instrumentation);
    }

    static final class Halting {

        private Halting() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(typing = Assigner.Typing.DYNAMIC) Object returned) {
            Gate.pass(returned);
        }
    }

    static final class Scaling {

        private Scaling() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Duration returned) {
            returned = Gate.scaled(returned);
        }
    }
}
