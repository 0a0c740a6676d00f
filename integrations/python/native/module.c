/* The extension module ocpv._native: the C API of libocpv as Python objects; the package around it gives them their
 * form. */
#include <string.h>

#include "native.h"

PyObject* failure;

PyObject* fail(ocpv_status status, const char* message) {
  if (status == OCPV_ERROR_NO_MEMORY) {
    return PyErr_NoMemory();
  }
  PyObject* arguments =
      Py_BuildValue("(iN)", status, PyUnicode_DecodeUTF8(message, (Py_ssize_t)strlen(message), "replace"));
  if (arguments != NULL) {
    PyErr_SetObject(failure, arguments);
    Py_DECREF(arguments);
  }
  return NULL;
}

static PyObject* library_version(PyObject* self, PyObject* unused) {
  (void)self, (void)unused;
  return PyUnicode_FromString(ocpv_version());
}

static PyObject* status_name(PyObject* self, PyObject* status) {
  (void)self;
  long value = PyLong_AsLong(status);
  return value == -1 && PyErr_Occurred() ? NULL : PyUnicode_FromString(ocpv_status_name((ocpv_status)value));
}

static PyMethodDef functions[] = {
    {"library_version", library_version, METH_NOARGS, "The version of libocpv."},
    {"status_name", status_name, METH_O, "The name of a status."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "ocpv._native", NULL, -1, functions, NULL, NULL, NULL, NULL};

static int fill(PyObject* module) {
  failure = PyErr_NewException("ocpv._native.Failure", NULL, NULL);
  report_type = (PyTypeObject*)PyType_FromSpec(&report_spec);
  PyObject* validator_type = PyType_FromSpec(&validator_spec);
  int failed = failure == NULL || report_type == NULL || validator_type == NULL ||
               PyModule_AddObjectRef(module, "Failure", failure) != 0 ||
               PyModule_AddObjectRef(module, "Report", (PyObject*)report_type) != 0 ||
               PyModule_AddObjectRef(module, "Validator", validator_type) != 0;
  Py_XDECREF(validator_type);
  return failed ? -1 : 0;
}

PyMODINIT_FUNC PyInit__native(void);
PyMODINIT_FUNC PyInit__native(void) {
  PyObject* module = PyModule_Create(&definition);
  if (module != NULL && fill(module) != 0) {
    Py_CLEAR(module);
  }
  return module;
}
