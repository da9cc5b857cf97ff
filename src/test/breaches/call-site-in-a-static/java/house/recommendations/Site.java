package house.recommendations;

class Site {
  static final java.lang.invoke.MutableCallSite SITE =
      new java.lang.invoke.MutableCallSite(java.lang.invoke.MethodType.methodType(String.class));
}
