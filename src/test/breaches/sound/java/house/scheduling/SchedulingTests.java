package house.scheduling;

import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
class SchedulingTests {}
