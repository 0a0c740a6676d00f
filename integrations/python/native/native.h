/* What the parts of the extension share: texts that come in, findings that go out, and the two types.
 * In: Python objects. Out: Python objects, or NULL with an exception set. Every function is called with the GIL held.
 * Built against the stable ABI of Python 3.11, so that one file serves every later version. */
#ifndef OCPV_PYTHON_NATIVE_H
#define OCPV_PYTHON_NATIVE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <ocpv/ocpv.h>

/* A text or a body that came in: its bytes, and what keeps them alive. */
typedef struct Text {
  const char* data;
  size_t size;
  PyObject* owner;
} Text;

/** Takes a str (as UTF-8), or bytes and their like. None gives no bytes (data NULL). 0, or -1 with an exception. */
int text_take(Text* text, PyObject* object);
void text_drop(Text* text);

/** The texts of a list of `count` objects, or NULL with an exception. */
Text* texts_take(PyObject* list, Py_ssize_t count);
void texts_drop(Text* texts, Py_ssize_t count);

/** A text of the library as str. */
PyObject* text_give(ocpv_string text);

/* Raised with (status, message) by what could not be done; the Python side makes its own exceptions of it. */
extern PyObject* failure;
PyObject* fail(ocpv_status status, const char* message);

/** All findings of a report as a list of tuples, in the order of `Finding` in _types.py. */
PyObject* findings_give(ocpv_report* report, ocpv_language language);

/** A new Python object that owns the report. */
PyObject* report_give(ocpv_report* report);

extern PyType_Spec report_spec, validator_spec;
extern PyTypeObject* report_type;

typedef struct Validator Validator;

/** Lends a checker of the validator's; it is given back by checker_return. NULL with an exception. */
ocpv_checker* checker_borrow(Validator* self);
void checker_return(Validator* self, ocpv_checker* checker);

/* Methods of Validator that judge many bodies. */
PyObject* validator_verdict_batch(PyObject* self, PyObject* arguments, PyObject* keywords);
PyObject* validator_check_batch(PyObject* self, PyObject* arguments, PyObject* keywords);

/* Methods of Validator that judge HTTP messages. */
PyObject* validator_check_request(PyObject* self, PyObject* arguments, PyObject* keywords);
PyObject* validator_check_response(PyObject* self, PyObject* arguments, PyObject* keywords);

/** A report as an object, or the exception for a status that has no report. Takes the report. */
PyObject* judged(ocpv_status status, ocpv_report* report);

/* Below this many bytes judging takes less time than another thread may keep the GIL that was given up for it. */
#define RELEASE_FROM 8192

#define METHOD_OF(function) ((PyCFunction)(void (*)(void))(function))

#endif
