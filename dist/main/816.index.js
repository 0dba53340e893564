export const id = 816;

export const ids = [ 816 ];

export const modules = {
  816: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ay: () => fetch
    });
    // EXTERNAL MODULE: external "node:http"
        var external_node_http_ = __webpack_require__(7067);
    // EXTERNAL MODULE: external "node:https"
        var external_node_https_ = __webpack_require__(4708);
    // EXTERNAL MODULE: external "node:zlib"
        var external_node_zlib_ = __webpack_require__(8522);
    // EXTERNAL MODULE: external "node:stream"
        var external_node_stream_ = __webpack_require__(7075);
    // EXTERNAL MODULE: external "node:buffer"
        var external_node_buffer_ = __webpack_require__(4573);
    // CONCATENATED MODULE: ./node_modules/data-uri-to-buffer/dist/index.js
    function dataUriToBuffer(uri) {
      if (!/^data:/i.test(uri)) throw new TypeError('`uri` does not appear to be a Data URI (must begin with "data:")');
      uri = uri.replace(/\r?\n/g, "");
      const firstComma = uri.indexOf(",");
      if (firstComma === -1 || firstComma <= 4) throw new TypeError("malformed data: URI");
      const meta = uri.substring(5, firstComma).split(";");
      let charset = "";
      let base64 = false;
      const type = meta[0] || "text/plain";
      let typeFull = type;
      for (let i = 1; i < meta.length; i++) if (meta[i] === "base64") base64 = true; else if (meta[i]) {
        typeFull += `;${meta[i]}`;
        if (meta[i].indexOf("charset=") === 0) charset = meta[i].substring(8);
      }
      if (!meta[0] && !charset.length) {
        typeFull += ";charset=US-ASCII";
        charset = "US-ASCII";
      }
      const encoding = base64 ? "base64" : "ascii";
      const data = unescape(uri.substring(firstComma + 1));
      const buffer = Buffer.from(data, encoding);
      buffer.type = type;
      buffer.typeFull = typeFull;
      buffer.charset = charset;
      return buffer;
    }
    const dist = dataUriToBuffer;
    // EXTERNAL MODULE: external "node:util"
        var external_node_util_ = __webpack_require__(7975);
    // EXTERNAL MODULE: external "data:text/javascript,function excluded() { throw new Error(\"Excluded by scripts/build.ts\") } export { excluded as default, excluded as BearerCredentialHandler, excluded as Blob, excluded as File, excluded as FormData, excluded as HttpClient, excluded as blobFrom, excluded as blobFromSync, excluded as fetch, excluded as fileFrom, excluded as fileFromSync, excluded as formDataToBlob, excluded as getExecOutput }"
        var build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_ = __webpack_require__(5187);
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/errors/base.js
    class FetchBaseError extends Error {
      constructor(message, type) {
        super(message);
        Error.captureStackTrace(this, this.constructor);
        this.type = type;
      }
      get name() {
        return this.constructor.name;
      }
      get [Symbol.toStringTag]() {
        return this.constructor.name;
      }
    }
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/errors/fetch-error.js
    class FetchError extends FetchBaseError {
      constructor(message, type, systemError) {
        super(message, type);
        if (systemError) {
          this.code = this.errno = systemError.code;
          this.erroredSysCall = systemError.syscall;
        }
      }
    }
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/utils/is.js
    const NAME = Symbol.toStringTag;
    const isURLSearchParameters = object => typeof object === "object" && typeof object.append === "function" && typeof object.delete === "function" && typeof object.get === "function" && typeof object.getAll === "function" && typeof object.has === "function" && typeof object.set === "function" && typeof object.sort === "function" && object[NAME] === "URLSearchParams";
    const isBlob = object => object && typeof object === "object" && typeof object.arrayBuffer === "function" && typeof object.type === "string" && typeof object.stream === "function" && typeof object.constructor === "function" && /^(Blob|File)$/.test(object[NAME]);
    const isAbortSignal = object => typeof object === "object" && (object[NAME] === "AbortSignal" || object[NAME] === "EventTarget");
    const isDomainOrSubdomain = (destination, original) => {
      const orig = new URL(original).hostname;
      const dest = new URL(destination).hostname;
      return orig === dest || orig.endsWith(`.${dest}`);
    };
    const isSameProtocol = (destination, original) => {
      const orig = new URL(original).protocol;
      const dest = new URL(destination).protocol;
      return orig === dest;
    };
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/body.js
    const pipeline = (0, external_node_util_.promisify)(external_node_stream_.pipeline);
    const INTERNALS = Symbol("Body internals");
    class Body {
      constructor(body, {size: size = 0} = {}) {
        let boundary = null;
        if (body === null) body = null; else if (isURLSearchParameters(body)) body = external_node_buffer_.Buffer.from(body.toString()); else if (isBlob(body)) ; else if (external_node_buffer_.Buffer.isBuffer(body)) ; else if (external_node_util_.types.isAnyArrayBuffer(body)) body = external_node_buffer_.Buffer.from(body); else if (ArrayBuffer.isView(body)) body = external_node_buffer_.Buffer.from(body.buffer, body.byteOffset, body.byteLength); else if (body instanceof external_node_stream_) ; else if (body instanceof build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_.FormData) {
          body = (0, build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_.formDataToBlob)(body);
          boundary = body.type.split("=")[1];
        } else body = external_node_buffer_.Buffer.from(String(body));
        let stream = body;
        if (external_node_buffer_.Buffer.isBuffer(body)) stream = external_node_stream_.Readable.from(body); else if (isBlob(body)) stream = external_node_stream_.Readable.from(body.stream());
        this[INTERNALS] = {
          body: body,
          stream: stream,
          boundary: boundary,
          disturbed: false,
          error: null
        };
        this.size = size;
        if (body instanceof external_node_stream_) body.on("error", error_ => {
          const error = error_ instanceof FetchBaseError ? error_ : new FetchError(`Invalid response body while trying to fetch ${this.url}: ${error_.message}`, "system", error_);
          this[INTERNALS].error = error;
        });
      }
      get body() {
        return this[INTERNALS].stream;
      }
      get bodyUsed() {
        return this[INTERNALS].disturbed;
      }
      async arrayBuffer() {
        const {buffer: buffer, byteOffset: byteOffset, byteLength: byteLength} = await consumeBody(this);
        return buffer.slice(byteOffset, byteOffset + byteLength);
      }
      async formData() {
        const ct = this.headers.get("content-type");
        if (ct.startsWith("application/x-www-form-urlencoded")) {
          const formData = new build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_.FormData;
          const parameters = new URLSearchParams(await this.text());
          for (const [name, value] of parameters) formData.append(name, value);
          return formData;
        }
        const {toFormData: toFormData} = await __webpack_require__.e(101).then(__webpack_require__.bind(__webpack_require__, 9101));
        return toFormData(this.body, ct);
      }
      async blob() {
        const ct = this.headers && this.headers.get("content-type") || this[INTERNALS].body && this[INTERNALS].body.type || "";
        const buf = await this.arrayBuffer();
        return new build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_["default"]([ buf ], {
          type: ct
        });
      }
      async json() {
        const text = await this.text();
        return JSON.parse(text);
      }
      async text() {
        const buffer = await consumeBody(this);
        return (new TextDecoder).decode(buffer);
      }
      buffer() {
        return consumeBody(this);
      }
    }
    Body.prototype.buffer = (0, external_node_util_.deprecate)(Body.prototype.buffer, "Please use 'response.arrayBuffer()' instead of 'response.buffer()'", "node-fetch#buffer");
    Object.defineProperties(Body.prototype, {
      body: {
        enumerable: true
      },
      bodyUsed: {
        enumerable: true
      },
      arrayBuffer: {
        enumerable: true
      },
      blob: {
        enumerable: true
      },
      json: {
        enumerable: true
      },
      text: {
        enumerable: true
      },
      data: {
        get: (0, external_node_util_.deprecate)(() => {}, "data doesn't exist, use json(), text(), arrayBuffer(), or body instead", "https://github.com/node-fetch/node-fetch/issues/1000 (response)")
      }
    });
    async function consumeBody(data) {
      if (data[INTERNALS].disturbed) throw new TypeError(`body used already for: ${data.url}`);
      data[INTERNALS].disturbed = true;
      if (data[INTERNALS].error) throw data[INTERNALS].error;
      const {body: body} = data;
      if (body === null) return external_node_buffer_.Buffer.alloc(0);
      if (!(body instanceof external_node_stream_)) return external_node_buffer_.Buffer.alloc(0);
      const accum = [];
      let accumBytes = 0;
      try {
        for await (const chunk of body) {
          if (data.size > 0 && accumBytes + chunk.length > data.size) {
            const error = new FetchError(`content size at ${data.url} over limit: ${data.size}`, "max-size");
            body.destroy(error);
            throw error;
          }
          accumBytes += chunk.length;
          accum.push(chunk);
        }
      } catch (error) {
        const error_ = error instanceof FetchBaseError ? error : new FetchError(`Invalid response body while trying to fetch ${data.url}: ${error.message}`, "system", error);
        throw error_;
      }
      if (body.readableEnded === true || body._readableState.ended === true) try {
        if (accum.every(c => typeof c === "string")) return external_node_buffer_.Buffer.from(accum.join(""));
        return external_node_buffer_.Buffer.concat(accum, accumBytes);
      } catch (error) {
        throw new FetchError(`Could not create Buffer from response body for ${data.url}: ${error.message}`, "system", error);
      } else throw new FetchError(`Premature close of server response while trying to fetch ${data.url}`);
    }
    const clone = (instance, highWaterMark) => {
      let p1;
      let p2;
      let {body: body} = instance[INTERNALS];
      if (instance.bodyUsed) throw new Error("cannot clone body after it is used");
      if (body instanceof external_node_stream_ && typeof body.getBoundary !== "function") {
        p1 = new external_node_stream_.PassThrough({
          highWaterMark: highWaterMark
        });
        p2 = new external_node_stream_.PassThrough({
          highWaterMark: highWaterMark
        });
        body.pipe(p1);
        body.pipe(p2);
        instance[INTERNALS].stream = p1;
        body = p2;
      }
      return body;
    };
    const getNonSpecFormDataBoundary = (0, external_node_util_.deprecate)(body => body.getBoundary(), "form-data doesn't follow the spec and requires special treatment. Use alternative package", "https://github.com/node-fetch/node-fetch/issues/1167");
    const extractContentType = (body, request) => {
      if (body === null) return null;
      if (typeof body === "string") return "text/plain;charset=UTF-8";
      if (isURLSearchParameters(body)) return "application/x-www-form-urlencoded;charset=UTF-8";
      if (isBlob(body)) return body.type || null;
      if (external_node_buffer_.Buffer.isBuffer(body) || external_node_util_.types.isAnyArrayBuffer(body) || ArrayBuffer.isView(body)) return null;
      if (body instanceof build_ts_export_excluded_as_default_excluded_as_BearerCredentialHandler_excluded_as_Blob_excluded_as_File_excluded_as_FormData_excluded_as_HttpClient_excluded_as_blobFrom_excluded_as_blobFromSync_excluded_as_fetch_excluded_as_fileFrom_excluded_as_fileFromSync_excluded_as_formDataToBlob_excluded_as_getExecOutput_.FormData) return `multipart/form-data; boundary=${request[INTERNALS].boundary}`;
      if (body && typeof body.getBoundary === "function") return `multipart/form-data;boundary=${getNonSpecFormDataBoundary(body)}`;
      if (body instanceof external_node_stream_) return null;
      return "text/plain;charset=UTF-8";
    };
    const getTotalBytes = request => {
      const {body: body} = request[INTERNALS];
      if (body === null) return 0;
      if (isBlob(body)) return body.size;
      if (external_node_buffer_.Buffer.isBuffer(body)) return body.length;
      if (body && typeof body.getLengthSync === "function") return body.hasKnownLength && body.hasKnownLength() ? body.getLengthSync() : null;
      return null;
    };
    const writeToStream = async (dest, {body: body}) => {
      if (body === null) dest.end(); else await pipeline(body, dest);
    };
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/headers.js
    const validateHeaderName = typeof external_node_http_.validateHeaderName === "function" ? external_node_http_.validateHeaderName : name => {
      if (!/^[\^`\-\w!#$%&'*+.|~]+$/.test(name)) {
        const error = new TypeError(`Header name must be a valid HTTP token [${name}]`);
        Object.defineProperty(error, "code", {
          value: "ERR_INVALID_HTTP_TOKEN"
        });
        throw error;
      }
    };
    const validateHeaderValue = typeof external_node_http_.validateHeaderValue === "function" ? external_node_http_.validateHeaderValue : (name, value) => {
      if (/[^\t\u0020-\u007E\u0080-\u00FF]/.test(value)) {
        const error = new TypeError(`Invalid character in header content ["${name}"]`);
        Object.defineProperty(error, "code", {
          value: "ERR_INVALID_CHAR"
        });
        throw error;
      }
    };
    class Headers extends URLSearchParams {
      constructor(init) {
        let result = [];
        if (init instanceof Headers) {
          const raw = init.raw();
          for (const [name, values] of Object.entries(raw)) result.push(...values.map(value => [ name, value ]));
        } else if (init == null) ; else if (typeof init === "object" && !external_node_util_.types.isBoxedPrimitive(init)) {
          const method = init[Symbol.iterator];
          if (method == null) result.push(...Object.entries(init)); else {
            if (typeof method !== "function") throw new TypeError("Header pairs must be iterable");
            result = [ ...init ].map(pair => {
              if (typeof pair !== "object" || external_node_util_.types.isBoxedPrimitive(pair)) throw new TypeError("Each header pair must be an iterable object");
              return [ ...pair ];
            }).map(pair => {
              if (pair.length !== 2) throw new TypeError("Each header pair must be a name/value tuple");
              return [ ...pair ];
            });
          }
        } else throw new TypeError("Failed to construct 'Headers': The provided value is not of type '(sequence<sequence<ByteString>> or record<ByteString, ByteString>)");
        result = result.length > 0 ? result.map(([name, value]) => {
          validateHeaderName(name);
          validateHeaderValue(name, String(value));
          return [ String(name).toLowerCase(), String(value) ];
        }) : void 0;
        super(result);
        return new Proxy(this, {
          get(target, p, receiver) {
            switch (p) {
             case "append":
             case "set":
              return (name, value) => {
                validateHeaderName(name);
                validateHeaderValue(name, String(value));
                return URLSearchParams.prototype[p].call(target, String(name).toLowerCase(), String(value));
              };

             case "delete":
             case "has":
             case "getAll":
              return name => {
                validateHeaderName(name);
                return URLSearchParams.prototype[p].call(target, String(name).toLowerCase());
              };

             case "keys":
              return () => {
                target.sort();
                return new Set(URLSearchParams.prototype.keys.call(target)).keys();
              };

             default:
              return Reflect.get(target, p, receiver);
            }
          }
        });
      }
      get [Symbol.toStringTag]() {
        return this.constructor.name;
      }
      toString() {
        return Object.prototype.toString.call(this);
      }
      get(name) {
        const values = this.getAll(name);
        if (values.length === 0) return null;
        let value = values.join(", ");
        if (/^content-encoding$/i.test(name)) value = value.toLowerCase();
        return value;
      }
      forEach(callback, thisArg = void 0) {
        for (const name of this.keys()) Reflect.apply(callback, thisArg, [ this.get(name), name, this ]);
      }
      * values() {
        for (const name of this.keys()) yield this.get(name);
      }
      * entries() {
        for (const name of this.keys()) yield [ name, this.get(name) ];
      }
      [Symbol.iterator]() {
        return this.entries();
      }
      raw() {
        return [ ...this.keys() ].reduce((result, key) => {
          result[key] = this.getAll(key);
          return result;
        }, {});
      }
      [Symbol.for("nodejs.util.inspect.custom")]() {
        return [ ...this.keys() ].reduce((result, key) => {
          const values = this.getAll(key);
          if (key === "host") result[key] = values[0]; else result[key] = values.length > 1 ? values : values[0];
          return result;
        }, {});
      }
    }
    Object.defineProperties(Headers.prototype, [ "get", "entries", "forEach", "values" ].reduce((result, property) => {
      result[property] = {
        enumerable: true
      };
      return result;
    }, {}));
    function fromRawHeaders(headers = []) {
      return new Headers(headers.reduce((result, value, index, array) => {
        if (index % 2 === 0) result.push(array.slice(index, index + 2));
        return result;
      }, []).filter(([name, value]) => {
        try {
          validateHeaderName(name);
          validateHeaderValue(name, String(value));
          return true;
        } catch {
          return false;
        }
      }));
    }
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/utils/is-redirect.js
    const redirectStatus = new Set([ 301, 302, 303, 307, 308 ]);
    const isRedirect = code => redirectStatus.has(code);
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/response.js
    const response_INTERNALS = Symbol("Response internals");
    class Response extends Body {
      constructor(body = null, options = {}) {
        super(body, options);
        const status = options.status != null ? options.status : 200;
        const headers = new Headers(options.headers);
        if (body !== null && !headers.has("Content-Type")) {
          const contentType = extractContentType(body, this);
          if (contentType) headers.append("Content-Type", contentType);
        }
        this[response_INTERNALS] = {
          type: "default",
          url: options.url,
          status: status,
          statusText: options.statusText || "",
          headers: headers,
          counter: options.counter,
          highWaterMark: options.highWaterMark
        };
      }
      get type() {
        return this[response_INTERNALS].type;
      }
      get url() {
        return this[response_INTERNALS].url || "";
      }
      get status() {
        return this[response_INTERNALS].status;
      }
      get ok() {
        return this[response_INTERNALS].status >= 200 && this[response_INTERNALS].status < 300;
      }
      get redirected() {
        return this[response_INTERNALS].counter > 0;
      }
      get statusText() {
        return this[response_INTERNALS].statusText;
      }
      get headers() {
        return this[response_INTERNALS].headers;
      }
      get highWaterMark() {
        return this[response_INTERNALS].highWaterMark;
      }
      clone() {
        return new Response(clone(this, this.highWaterMark), {
          type: this.type,
          url: this.url,
          status: this.status,
          statusText: this.statusText,
          headers: this.headers,
          ok: this.ok,
          redirected: this.redirected,
          size: this.size,
          highWaterMark: this.highWaterMark
        });
      }
      static redirect(url, status = 302) {
        if (!isRedirect(status)) throw new RangeError('Failed to execute "redirect" on "response": Invalid status code');
        return new Response(null, {
          headers: {
            location: new URL(url).toString()
          },
          status: status
        });
      }
      static error() {
        const response = new Response(null, {
          status: 0,
          statusText: ""
        });
        response[response_INTERNALS].type = "error";
        return response;
      }
      static json(data = void 0, init = {}) {
        const body = JSON.stringify(data);
        if (body === void 0) throw new TypeError("data is not JSON serializable");
        const headers = new Headers(init && init.headers);
        if (!headers.has("content-type")) headers.set("content-type", "application/json");
        return new Response(body, {
          ...init,
          headers: headers
        });
      }
      get [Symbol.toStringTag]() {
        return "Response";
      }
    }
    Object.defineProperties(Response.prototype, {
      type: {
        enumerable: true
      },
      url: {
        enumerable: true
      },
      status: {
        enumerable: true
      },
      ok: {
        enumerable: true
      },
      redirected: {
        enumerable: true
      },
      statusText: {
        enumerable: true
      },
      headers: {
        enumerable: true
      },
      clone: {
        enumerable: true
      }
    });
    // EXTERNAL MODULE: external "node:url"
        var external_node_url_ = __webpack_require__(3136);
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/utils/get-search.js
    const getSearch = parsedURL => {
      if (parsedURL.search) return parsedURL.search;
      const lastOffset = parsedURL.href.length - 1;
      const hash = parsedURL.hash || (parsedURL.href[lastOffset] === "#" ? "#" : "");
      return parsedURL.href[lastOffset - hash.length] === "?" ? "?" : "";
    };
    // EXTERNAL MODULE: external "node:net"
        var external_node_net_ = __webpack_require__(7030);
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/utils/referrer.js
    function stripURLForUseAsAReferrer(url, originOnly = false) {
      if (url == null) return "no-referrer";
      url = new URL(url);
      if (/^(about|blob|data):$/.test(url.protocol)) return "no-referrer";
      url.username = "";
      url.password = "";
      url.hash = "";
      if (originOnly) {
        url.pathname = "";
        url.search = "";
      }
      return url;
    }
    const ReferrerPolicy = new Set([ "", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url" ]);
    const DEFAULT_REFERRER_POLICY = "strict-origin-when-cross-origin";
    function validateReferrerPolicy(referrerPolicy) {
      if (!ReferrerPolicy.has(referrerPolicy)) throw new TypeError(`Invalid referrerPolicy: ${referrerPolicy}`);
      return referrerPolicy;
    }
    function isOriginPotentiallyTrustworthy(url) {
      if (/^(http|ws)s:$/.test(url.protocol)) return true;
      const hostIp = url.host.replace(/(^\[)|(]$)/g, "");
      const hostIPVersion = (0, external_node_net_.isIP)(hostIp);
      if (hostIPVersion === 4 && /^127\./.test(hostIp)) return true;
      if (hostIPVersion === 6 && /^(((0+:){7})|(::(0+:){0,6}))0*1$/.test(hostIp)) return true;
      if (url.host === "localhost" || url.host.endsWith(".localhost")) return false;
      if (url.protocol === "file:") return true;
      return false;
    }
    function isUrlPotentiallyTrustworthy(url) {
      if (/^about:(blank|srcdoc)$/.test(url)) return true;
      if (url.protocol === "data:") return true;
      if (/^(blob|filesystem):$/.test(url.protocol)) return true;
      return isOriginPotentiallyTrustworthy(url);
    }
    function determineRequestsReferrer(request, {referrerURLCallback: referrerURLCallback, referrerOriginCallback: referrerOriginCallback} = {}) {
      if (request.referrer === "no-referrer" || request.referrerPolicy === "") return null;
      const policy = request.referrerPolicy;
      if (request.referrer === "about:client") return "no-referrer";
      const referrerSource = request.referrer;
      let referrerURL = stripURLForUseAsAReferrer(referrerSource);
      let referrerOrigin = stripURLForUseAsAReferrer(referrerSource, true);
      if (referrerURL.toString().length > 4096) referrerURL = referrerOrigin;
      if (referrerURLCallback) referrerURL = referrerURLCallback(referrerURL);
      if (referrerOriginCallback) referrerOrigin = referrerOriginCallback(referrerOrigin);
      const currentURL = new URL(request.url);
      switch (policy) {
       case "no-referrer":
        return "no-referrer";

       case "origin":
        return referrerOrigin;

       case "unsafe-url":
        return referrerURL;

       case "strict-origin":
        if (isUrlPotentiallyTrustworthy(referrerURL) && !isUrlPotentiallyTrustworthy(currentURL)) return "no-referrer";
        return referrerOrigin.toString();

       case "strict-origin-when-cross-origin":
        if (referrerURL.origin === currentURL.origin) return referrerURL;
        if (isUrlPotentiallyTrustworthy(referrerURL) && !isUrlPotentiallyTrustworthy(currentURL)) return "no-referrer";
        return referrerOrigin;

       case "same-origin":
        if (referrerURL.origin === currentURL.origin) return referrerURL;
        return "no-referrer";

       case "origin-when-cross-origin":
        if (referrerURL.origin === currentURL.origin) return referrerURL;
        return referrerOrigin;

       case "no-referrer-when-downgrade":
        if (isUrlPotentiallyTrustworthy(referrerURL) && !isUrlPotentiallyTrustworthy(currentURL)) return "no-referrer";
        return referrerURL;

       default:
        throw new TypeError(`Invalid referrerPolicy: ${policy}`);
      }
    }
    function parseReferrerPolicyFromHeader(headers) {
      const policyTokens = (headers.get("referrer-policy") || "").split(/[,\s]+/);
      let policy = "";
      for (const token of policyTokens) if (token && ReferrerPolicy.has(token)) policy = token;
      return policy;
    }
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/request.js
    const request_INTERNALS = Symbol("Request internals");
    const isRequest = object => typeof object === "object" && typeof object[request_INTERNALS] === "object";
    const doBadDataWarn = (0, external_node_util_.deprecate)(() => {}, ".data is not a valid RequestInit property, use .body instead", "https://github.com/node-fetch/node-fetch/issues/1000 (request)");
    class Request extends Body {
      constructor(input, init = {}) {
        let parsedURL;
        if (isRequest(input)) parsedURL = new URL(input.url); else {
          parsedURL = new URL(input);
          input = {};
        }
        if (parsedURL.username !== "" || parsedURL.password !== "") throw new TypeError(`${parsedURL} is an url with embedded credentials.`);
        let method = init.method || input.method || "GET";
        if (/^(delete|get|head|options|post|put)$/i.test(method)) method = method.toUpperCase();
        if (!isRequest(init) && "data" in init) doBadDataWarn();
        if ((init.body != null || isRequest(input) && input.body !== null) && (method === "GET" || method === "HEAD")) throw new TypeError("Request with GET/HEAD method cannot have body");
        const inputBody = init.body ? init.body : isRequest(input) && input.body !== null ? clone(input) : null;
        super(inputBody, {
          size: init.size || input.size || 0
        });
        const headers = new Headers(init.headers || input.headers || {});
        if (inputBody !== null && !headers.has("Content-Type")) {
          const contentType = extractContentType(inputBody, this);
          if (contentType) headers.set("Content-Type", contentType);
        }
        let signal = isRequest(input) ? input.signal : null;
        if ("signal" in init) signal = init.signal;
        if (signal != null && !isAbortSignal(signal)) throw new TypeError("Expected signal to be an instanceof AbortSignal or EventTarget");
        let referrer = init.referrer == null ? input.referrer : init.referrer;
        if (referrer === "") referrer = "no-referrer"; else if (referrer) {
          const parsedReferrer = new URL(referrer);
          referrer = /^about:(\/\/)?client$/.test(parsedReferrer) ? "client" : parsedReferrer;
        } else referrer = void 0;
        this[request_INTERNALS] = {
          method: method,
          redirect: init.redirect || input.redirect || "follow",
          headers: headers,
          parsedURL: parsedURL,
          signal: signal,
          referrer: referrer
        };
        this.follow = init.follow === void 0 ? input.follow === void 0 ? 20 : input.follow : init.follow;
        this.compress = init.compress === void 0 ? input.compress === void 0 ? true : input.compress : init.compress;
        this.counter = init.counter || input.counter || 0;
        this.agent = init.agent || input.agent;
        this.highWaterMark = init.highWaterMark || input.highWaterMark || 16384;
        this.insecureHTTPParser = init.insecureHTTPParser || input.insecureHTTPParser || false;
        this.referrerPolicy = init.referrerPolicy || input.referrerPolicy || "";
      }
      get method() {
        return this[request_INTERNALS].method;
      }
      get url() {
        return (0, external_node_url_.format)(this[request_INTERNALS].parsedURL);
      }
      get headers() {
        return this[request_INTERNALS].headers;
      }
      get redirect() {
        return this[request_INTERNALS].redirect;
      }
      get signal() {
        return this[request_INTERNALS].signal;
      }
      get referrer() {
        if (this[request_INTERNALS].referrer === "no-referrer") return "";
        if (this[request_INTERNALS].referrer === "client") return "about:client";
        if (this[request_INTERNALS].referrer) return this[request_INTERNALS].referrer.toString();
        return;
      }
      get referrerPolicy() {
        return this[request_INTERNALS].referrerPolicy;
      }
      set referrerPolicy(referrerPolicy) {
        this[request_INTERNALS].referrerPolicy = validateReferrerPolicy(referrerPolicy);
      }
      clone() {
        return new Request(this);
      }
      get [Symbol.toStringTag]() {
        return "Request";
      }
    }
    Object.defineProperties(Request.prototype, {
      method: {
        enumerable: true
      },
      url: {
        enumerable: true
      },
      headers: {
        enumerable: true
      },
      redirect: {
        enumerable: true
      },
      clone: {
        enumerable: true
      },
      signal: {
        enumerable: true
      },
      referrer: {
        enumerable: true
      },
      referrerPolicy: {
        enumerable: true
      }
    });
    const getNodeRequestOptions = request => {
      const {parsedURL: parsedURL} = request[request_INTERNALS];
      const headers = new Headers(request[request_INTERNALS].headers);
      if (!headers.has("Accept")) headers.set("Accept", "*/*");
      let contentLengthValue = null;
      if (request.body === null && /^(post|put)$/i.test(request.method)) contentLengthValue = "0";
      if (request.body !== null) {
        const totalBytes = getTotalBytes(request);
        if (typeof totalBytes === "number" && !Number.isNaN(totalBytes)) contentLengthValue = String(totalBytes);
      }
      if (contentLengthValue) headers.set("Content-Length", contentLengthValue);
      if (request.referrerPolicy === "") request.referrerPolicy = DEFAULT_REFERRER_POLICY;
      if (request.referrer && request.referrer !== "no-referrer") request[request_INTERNALS].referrer = determineRequestsReferrer(request); else request[request_INTERNALS].referrer = "no-referrer";
      if (request[request_INTERNALS].referrer instanceof URL) headers.set("Referer", request.referrer);
      if (!headers.has("User-Agent")) headers.set("User-Agent", "node-fetch");
      if (request.compress && !headers.has("Accept-Encoding")) headers.set("Accept-Encoding", "gzip, deflate, br");
      let {agent: agent} = request;
      if (typeof agent === "function") agent = agent(parsedURL);
      const search = getSearch(parsedURL);
      const options = {
        path: parsedURL.pathname + search,
        method: request.method,
        headers: headers[Symbol.for("nodejs.util.inspect.custom")](),
        insecureHTTPParser: request.insecureHTTPParser,
        agent: agent
      };
      return {
        parsedURL: parsedURL,
        options: options
      };
    };
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/errors/abort-error.js
    class AbortError extends FetchBaseError {
      constructor(message, type = "aborted") {
        super(message, type);
      }
    }
    // CONCATENATED MODULE: ./node_modules/node-fetch/src/index.js
    const supportedSchemas = new Set([ "data:", "http:", "https:" ]);
    async function fetch(url, options_) {
      return new Promise((resolve, reject) => {
        const request = new Request(url, options_);
        const {parsedURL: parsedURL, options: options} = getNodeRequestOptions(request);
        if (!supportedSchemas.has(parsedURL.protocol)) throw new TypeError(`node-fetch cannot load ${url}. URL scheme "${parsedURL.protocol.replace(/:$/, "")}" is not supported.`);
        if (parsedURL.protocol === "data:") {
          const data = dist(request.url);
          const response = new Response(data, {
            headers: {
              "Content-Type": data.typeFull
            }
          });
          resolve(response);
          return;
        }
        const send = (parsedURL.protocol === "https:" ? external_node_https_ : external_node_http_).request;
        const {signal: signal} = request;
        let response = null;
        const abort = () => {
          const error = new AbortError("The operation was aborted.");
          reject(error);
          if (request.body && request.body instanceof external_node_stream_.Readable) request.body.destroy(error);
          if (!response || !response.body) return;
          response.body.emit("error", error);
        };
        if (signal && signal.aborted) {
          abort();
          return;
        }
        const abortAndFinalize = () => {
          abort();
          finalize();
        };
        const request_ = send(parsedURL.toString(), options);
        if (signal) signal.addEventListener("abort", abortAndFinalize);
        const finalize = () => {
          request_.abort();
          if (signal) signal.removeEventListener("abort", abortAndFinalize);
        };
        request_.on("error", error => {
          reject(new FetchError(`request to ${request.url} failed, reason: ${error.message}`, "system", error));
          finalize();
        });
        fixResponseChunkedTransferBadEnding(request_, error => {
          if (response && response.body) response.body.destroy(error);
        });
        if (process.version < "v14") request_.on("socket", s => {
          let endedWithEventsCount;
          s.prependListener("end", () => {
            endedWithEventsCount = s._eventsCount;
          });
          s.prependListener("close", hadError => {
            if (response && endedWithEventsCount < s._eventsCount && !hadError) {
              const error = new Error("Premature close");
              error.code = "ERR_STREAM_PREMATURE_CLOSE";
              response.body.emit("error", error);
            }
          });
        });
        request_.on("response", response_ => {
          request_.setTimeout(0);
          const headers = fromRawHeaders(response_.rawHeaders);
          if (isRedirect(response_.statusCode)) {
            const location = headers.get("Location");
            let locationURL = null;
            try {
              locationURL = location === null ? null : new URL(location, request.url);
            } catch {
              if (request.redirect !== "manual") {
                reject(new FetchError(`uri requested responds with an invalid redirect URL: ${location}`, "invalid-redirect"));
                finalize();
                return;
              }
            }
            switch (request.redirect) {
             case "error":
              reject(new FetchError(`uri requested responds with a redirect, redirect mode is set to error: ${request.url}`, "no-redirect"));
              finalize();
              return;

             case "manual":
              break;

             case "follow":
              {
                if (locationURL === null) break;
                if (request.counter >= request.follow) {
                  reject(new FetchError(`maximum redirect reached at: ${request.url}`, "max-redirect"));
                  finalize();
                  return;
                }
                const requestOptions = {
                  headers: new Headers(request.headers),
                  follow: request.follow,
                  counter: request.counter + 1,
                  agent: request.agent,
                  compress: request.compress,
                  method: request.method,
                  body: clone(request),
                  signal: request.signal,
                  size: request.size,
                  referrer: request.referrer,
                  referrerPolicy: request.referrerPolicy
                };
                if (!isDomainOrSubdomain(request.url, locationURL) || !isSameProtocol(request.url, locationURL)) for (const name of [ "authorization", "www-authenticate", "cookie", "cookie2" ]) requestOptions.headers.delete(name);
                if (response_.statusCode !== 303 && request.body && options_.body instanceof external_node_stream_.Readable) {
                  reject(new FetchError("Cannot follow redirect with body being a readable stream", "unsupported-redirect"));
                  finalize();
                  return;
                }
                if (response_.statusCode === 303 || (response_.statusCode === 301 || response_.statusCode === 302) && request.method === "POST") {
                  requestOptions.method = "GET";
                  requestOptions.body = void 0;
                  requestOptions.headers.delete("content-length");
                }
                const responseReferrerPolicy = parseReferrerPolicyFromHeader(headers);
                if (responseReferrerPolicy) requestOptions.referrerPolicy = responseReferrerPolicy;
                resolve(fetch(new Request(locationURL, requestOptions)));
                finalize();
                return;
              }

             default:
              return reject(new TypeError(`Redirect option '${request.redirect}' is not a valid value of RequestRedirect`));
            }
          }
          if (signal) response_.once("end", () => {
            signal.removeEventListener("abort", abortAndFinalize);
          });
          let body = (0, external_node_stream_.pipeline)(response_, new external_node_stream_.PassThrough, error => {
            if (error) reject(error);
          });
          if (process.version < "v12.10") response_.on("aborted", abortAndFinalize);
          const responseOptions = {
            url: request.url,
            status: response_.statusCode,
            statusText: response_.statusMessage,
            headers: headers,
            size: request.size,
            counter: request.counter,
            highWaterMark: request.highWaterMark
          };
          const codings = headers.get("Content-Encoding");
          if (!request.compress || request.method === "HEAD" || codings === null || response_.statusCode === 204 || response_.statusCode === 304) {
            response = new Response(body, responseOptions);
            resolve(response);
            return;
          }
          const zlibOptions = {
            flush: external_node_zlib_.Z_SYNC_FLUSH,
            finishFlush: external_node_zlib_.Z_SYNC_FLUSH
          };
          if (codings === "gzip" || codings === "x-gzip") {
            body = (0, external_node_stream_.pipeline)(body, external_node_zlib_.createGunzip(zlibOptions), error => {
              if (error) reject(error);
            });
            response = new Response(body, responseOptions);
            resolve(response);
            return;
          }
          if (codings === "deflate" || codings === "x-deflate") {
            const raw = (0, external_node_stream_.pipeline)(response_, new external_node_stream_.PassThrough, error => {
              if (error) reject(error);
            });
            raw.once("data", chunk => {
              if ((chunk[0] & 15) === 8) body = (0, external_node_stream_.pipeline)(body, external_node_zlib_.createInflate(), error => {
                if (error) reject(error);
              }); else body = (0, external_node_stream_.pipeline)(body, external_node_zlib_.createInflateRaw(), error => {
                if (error) reject(error);
              });
              response = new Response(body, responseOptions);
              resolve(response);
            });
            raw.once("end", () => {
              if (!response) {
                response = new Response(body, responseOptions);
                resolve(response);
              }
            });
            return;
          }
          if (codings === "br") {
            body = (0, external_node_stream_.pipeline)(body, external_node_zlib_.createBrotliDecompress(), error => {
              if (error) reject(error);
            });
            response = new Response(body, responseOptions);
            resolve(response);
            return;
          }
          response = new Response(body, responseOptions);
          resolve(response);
        });
        writeToStream(request_, request).catch(reject);
      });
    }
    function fixResponseChunkedTransferBadEnding(request, errorCallback) {
      const LAST_CHUNK = external_node_buffer_.Buffer.from("0\r\n\r\n");
      let isChunkedTransfer = false;
      let properLastChunkReceived = false;
      let previousChunk;
      request.on("response", response => {
        const {headers: headers} = response;
        isChunkedTransfer = headers["transfer-encoding"] === "chunked" && !headers["content-length"];
      });
      request.on("socket", socket => {
        const onSocketClose = () => {
          if (isChunkedTransfer && !properLastChunkReceived) {
            const error = new Error("Premature close");
            error.code = "ERR_STREAM_PREMATURE_CLOSE";
            errorCallback(error);
          }
        };
        const onData = buf => {
          properLastChunkReceived = external_node_buffer_.Buffer.compare(buf.slice(-5), LAST_CHUNK) === 0;
          if (!properLastChunkReceived && previousChunk) properLastChunkReceived = external_node_buffer_.Buffer.compare(previousChunk.slice(-3), LAST_CHUNK.slice(0, 3)) === 0 && external_node_buffer_.Buffer.compare(buf.slice(-2), LAST_CHUNK.slice(3)) === 0;
          previousChunk = buf;
        };
        socket.prependListener("close", onSocketClose);
        socket.on("data", onData);
        request.on("close", () => {
          socket.removeListener("close", onSocketClose);
          socket.removeListener("data", onData);
        });
      });
    }
  })
};
